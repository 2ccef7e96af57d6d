/// A header list with quality values (RFC 9110 §12.4.2), such as `text/html, */*;q=0.8`; bounded and total.
struct QualityList {
    /// One entry: its lowercase name without parameters, and its quality in thousandths.
    struct Item: Equatable {
        let name: String
        let quality: Int
    }

    /// At most 32 entries, in the order of the header.
    let items: [Item]

    init(_ header: String) {
        items = header.prefix(2_048).split(separator: ",", maxSplits: 64).prefix(32).compactMap { entry in
            let parts = entry.split(separator: ";").map { Self.trimmed($0) }
            guard let name = parts.first, !name.isEmpty else { return nil }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard weight >= 0, weight <= 1 else { return nil }
            return Item(name: name, quality: Int(weight * 1_000))
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text.lowercased()
    }
}
