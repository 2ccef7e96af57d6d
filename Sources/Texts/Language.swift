/// The languages Obhut speaks.
package enum Language: String, Sendable, CaseIterable, Codable {
    case german = "de"
    case english = "en"

    /// The language a browser asks for first among ours, by its `Accept-Language`; German without one.
    package static func preferred(_ acceptLanguage: String?) -> Language {
        var best: (language: Language, weight: Double)?
        for part in (acceptLanguage ?? "").prefix(500).split(separator: ",") {
            let pieces = part.split(separator: ";")
            let tag = pieces.first.map { $0.trimmed().lowercased() } ?? ""
            guard let language = Language(rawValue: String(tag.prefix { $0 != "-" })) else { continue }
            let quality = pieces.dropFirst().first { $0.trimmed().hasPrefix("q=") }
            let weight = quality.flatMap { Double($0.trimmed().dropFirst(2)) } ?? 1
            if weight > 0, weight > (best?.weight ?? 0) { best = (language, weight) }
        }
        return best?.language ?? .german
    }
}

extension Substring {
    /// Without blanks around it.
    fileprivate func trimmed() -> Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
