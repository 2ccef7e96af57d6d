/// Which purpose a cell of a sheet means.
package struct PurposeWords: Sendable {
    private let codes: [String: String]

    /// Words for these purposes: their codes, their titles where given, and the usual German and English words for
    /// those that every new tenant has.
    package init(_ purposes: [(code: String, titles: [String])]) {
        var codes: [String: String] = [:]
        let known = Set(purposes.map(\.code))
        for (word, code) in Self.usual where known.contains(code) { codes[word] = code }
        for purpose in purposes {
            for word in purpose.titles + [purpose.code] { codes[HeaderName.fold(word)] = purpose.code }
        }
        self.codes = codes
    }

    /// The purposes of a new tenant.
    package static let initial = PurposeWords(
        ["customer-care", "newsletter", "raffle", "sms-offers"].map { ($0, []) })

    /// The code of the purpose a text names; nil for an unknown one.
    func code(_ text: String) -> String? {
        let key = HeaderName.fold(String(text.prefix(200)))
        return key.isEmpty ? nil : codes[key]
    }

    private static let usual: [(String, String)] = [
        ("kundenbetreuung", "customer-care"), ("kundenpflege", "customer-care"), ("kundendienst", "customer-care"),
        ("kundenservice", "customer-care"), ("betreuung", "customer-care"), ("customerservice", "customer-care"),
        ("newsletterversand", "newsletter"), ("rundbrief", "newsletter"), ("infobrief", "newsletter"),
        ("gewinnspiel", "raffle"), ("verlosung", "raffle"), ("preisausschreiben", "raffle"),
        ("smsangebote", "sms-offers"), ("angeboteprosms", "sms-offers"), ("angebotepersms", "sms-offers"),
    ]
}
