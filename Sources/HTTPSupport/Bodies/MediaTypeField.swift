/// A `Content-Type` value (RFC 9110 §8.3): lowercase name and parameters; total over any text.
struct MediaTypeField {
    let name: String
    let parameters: [String: String]

    init(_ header: String) {
        let parts = header.prefix(512).split(separator: ";", omittingEmptySubsequences: false).prefix(8)
        name = Self.trimmed(parts.first ?? "").lowercased()
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let key = Self.trimmed(pair[0]).lowercased()
            let value = Self.trimmed(pair[1])
            let isQuoted = value.count >= 2 && value.first == "\"" && value.last == "\""
            let plain = isQuoted ? value.dropFirst().dropLast() : value
            parameters[key] = key == "boundary" ? String(plain) : plain.lowercased()
        }
        self.parameters = parameters
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
