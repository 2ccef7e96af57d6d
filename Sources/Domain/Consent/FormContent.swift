/// What a subscription form shows and asks for; kept in versions, each as it was.
package struct FormContent: Sendable, Equatable {
    /// How many purposes a form may name.
    package static let maximumPurposes = 50
    /// How many other origins may show it.
    package static let maximumOrigins = 10
    /// Bytes of an address.
    package static let urlBytes = 500
    /// Bytes of a title.
    package static let titleBytes = 200

    /// What it is called in German.
    package var germanTitle: String
    /// What it is called in English.
    package var englishTitle: String
    /// The purposes it asks for; empty for every one that an e-mail alone can confirm.
    package var purposes: [String]
    /// The language it speaks, `de` or `en`; nil for the visitor's own.
    package var language: String?
    /// Where whoever signed up is led; nil for a page of ours.
    package var thanksURL: String?
    /// Whose pages may show it in a frame, as origins: `https://www.muster.example`.
    package var embedOrigins: [String]

    /// Makes a content; ``validated()`` judges it.
    package init(
        germanTitle: String, englishTitle: String, purposes: [String] = [], language: String? = nil,
        thanksURL: String? = nil, embedOrigins: [String] = []
    ) {
        self.germanTitle = germanTitle
        self.englishTitle = englishTitle
        self.purposes = purposes
        self.language = language
        self.thanksURL = thanksURL
        self.embedOrigins = embedOrigins
    }

    /// What it is called in a language, `de` or `en`.
    package func title(_ language: String) -> String { language == "en" ? englishTitle : germanTitle }

    /// The content with titles trimmed and addresses as browsers write them.
    ///
    /// - Throws: a `Refusal` naming `titles.de`, `titles.en`, `purposes`, `language`, `thanksUrl` or `embedOrigins`.
    package func validated() throws(Refusal) -> FormContent {
        var result = self
        result.germanTitle = try Self.title(germanTitle, at: "titles.de")
        result.englishTitle = try Self.title(englishTitle, at: "titles.en")
        guard purposes.count <= Self.maximumPurposes else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "purposes", rule: "At most \(Self.maximumPurposes) purposes.")
        }
        guard Set(purposes).count == purposes.count else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "purposes", rule: "Each purpose once.")
        }
        if let language, !["de", "en"].contains(language) {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "language", rule: "`de` or `en`.")
        }
        result.thanksURL = try Self.thanks(thanksURL)
        result.embedOrigins = try Self.origins(embedOrigins)
        return result
    }

    private static func title(_ text: String, at field: String) throws(Refusal) -> String {
        guard let title = try TextRule.clean(text, maximum: titleBytes, at: field) else {
            throw Refusal(.invalid, RefusalCode.required, field: field, rule: "A form needs a title in both languages.")
        }
        return title
    }

    private static func thanks(_ text: String?) throws(Refusal) -> String? {
        guard let text = try TextRule.clean(text, maximum: urlBytes, at: "thanksUrl") else { return nil }
        guard WebOrigin(of: text) != nil else {
            throw Refusal(
                .invalid, RefusalCode.pageAddressInvalid, field: "thanksUrl",
                rule: "An address that begins with https://.")
        }
        return text
    }

    private static func origins(_ texts: [String]) throws(Refusal) -> [String] {
        guard texts.count <= maximumOrigins else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "embedOrigins", rule: "At most \(maximumOrigins) origins.")
        }
        var origins: [String] = []
        for text in texts {
            guard let text = try TextRule.clean(text, maximum: urlBytes, at: "embedOrigins") else { continue }
            guard let origin = WebOrigin(of: text), origin.isWhole(text) else {
                throw Refusal(
                    .invalid, RefusalCode.pageAddressInvalid, field: "embedOrigins",
                    rule: "Origins such as https://www.muster.example, without a path.")
            }
            if !origins.contains(origin.text) { origins.append(origin.text) }
        }
        return origins
    }
}
