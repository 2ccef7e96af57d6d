/// What the `Accept` header (RFC 9110 §12.5.1) takes.
package struct AcceptedMedia: Sendable {
    private let ranges: [QualityList.Item]

    /// Reads the header; none means everything.
    package init(_ header: String?) {
        ranges = QualityList(header ?? "*/*").items
    }

    /// Whether `mediaType`, written in lowercase without parameters, may be answered.
    package func takes(_ mediaType: String) -> Bool {
        quality(of: mediaType) > 0
    }

    /// The best liked of `offers`, the earlier one where two are liked equally; nil where none is taken.
    package func best(of offers: [String]) -> String? {
        var best: (offer: String, quality: Int)?
        for offer in offers where quality(of: offer) > (best?.quality ?? 0) {
            best = (offer, quality(of: offer))
        }
        return best?.offer
    }

    /// The most specific matching range decides.
    private func quality(of mediaType: String) -> Int {
        let wide = mediaType.split(separator: "/").first.map { $0 + "/*" } ?? ""
        for name in [mediaType, String(wide), "*/*"] {
            if let range = ranges.first(where: { $0.name == name }) { return range.quality }
        }
        return ranges.isEmpty ? 1_000 : 0
    }
}
