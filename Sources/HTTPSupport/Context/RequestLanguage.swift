/// The language a page answers in.
package enum RequestLanguage: String, Sendable, CaseIterable {
    case german = "de"
    case english = "en"

    /// The language that `Accept-Language` (RFC 9110 §12.5.4) prefers; German where it names neither.
    package init(acceptLanguage header: String?) {
        var best: (language: RequestLanguage, quality: Int)?
        for range in QualityList(header ?? "").items {
            let primary = range.name.split(separator: "-", maxSplits: 1).first.map(String.init) ?? ""
            guard let language = primary == "*" ? .german : RequestLanguage(rawValue: primary) else { continue }
            if range.quality > (best?.quality ?? 0) { best = (language, range.quality) }
        }
        self = best?.language ?? .german
    }
}
