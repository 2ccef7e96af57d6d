/// The forms of address that people and programs write into sheets and cards.
enum SalutationWords {
    /// The form of address in a text, and what is left of it as title; `Herr und Frau` stays whole.
    ///
    /// `Frau Dr.` gives `ms` and `Dr.`, `Sehr geehrte Frau Groß` gives `ms`. A cell of a column of its own may also be
    /// one letter (`w`) or say that nothing is known (`keine
    /// Angabe`, `An die`, `1`).
    static func split(_ text: String, isOwnCell: Bool = false) -> (salutation: Salutation?, prefix: String?) {
        if isOwnCell {
            let whole = HeaderName.fold(String(text.prefix(100)))
            if let known = cells[whole] { return (known, nil) }
            if unstated.contains(whole) { return (nil, nil) }
        }
        let words = FullName.words(text)
        let found = words.map { salutations[HeaderName.fold(String($0.prefix(30)))] }
        let named = Set(found.compactMap { $0 })
        guard named.count == 1, let salutation = named.first else {
            return (nil, text.isEmpty ? nil : text)
        }
        if let first = words.first, greetings.contains(HeaderName.fold(first)) { return (salutation, nil) }
        let rest = zip(words, found).filter { $0.1 == nil && $0.0.lowercased() != "an" }.map(\.0)
        return (salutation, rest.isEmpty ? nil : rest.joined(separator: " "))
    }

    /// Whether a cell of a column of its own says that the row is about a company.
    static func isCompany(_ text: String) -> Bool {
        companies.contains(HeaderName.fold(String(text.prefix(100))))
    }

    private static let companies: Set<String> = [
        "firma", "fa", "unternehmen", "betrieb", "organisation", "organization", "company", "business", "verein",
    ]

    private static let salutations: [String: Salutation] = [
        "herr": .mr, "herrn": .mr, "hr": .mr, "hrn": .mr, "mr": .mr, "mister": .mr, "sir": .mr, "monsieur": .mr,
        "sig": .mr, "sr": .mr, "frau": .ms, "fr": .ms, "fraeulein": .ms, "mrs": .ms, "ms": .ms, "miss": .ms,
        "madam": .ms, "dame": .ms, "mme": .ms, "madame": .ms, "sra": .ms, "sigra": .ms, "divers": .neutral,
        "mx": .neutral,
    ]

    /// Whole cells, as gender columns have them.
    private static let cells: [String: Salutation] = [
        "m": .mr, "h": .mr, "maennlich": .mr, "male": .mr, "mann": .mr, "man": .mr, "w": .ms, "f": .ms,
        "weiblich": .ms, "female": .ms, "woman": .ms, "d": .neutral, "x": .neutral, "diverse": .neutral,
        "neutral": .neutral, "nonbinary": .neutral, "nichtbinaer": .neutral,
    ]

    private static let unstated: Set<String> = [
        "", "notspecified", "keineangabe", "keineanrede", "ka", "ohne", "ohneanrede", "unbekannt", "unknown", "none",
        "na", "other", "sonstige", "undefined", "null", "0", "1", "2", "3", "an", "andie", "anden", "damenundherren",
        "damenherren", "herrfrau", "frauherr", "herroderfrau", "frauoderherr",
    ]

    private static let greetings: Set<String> = ["sehr", "liebe", "lieber", "dear", "hallo", "hello", "guten"]
}
