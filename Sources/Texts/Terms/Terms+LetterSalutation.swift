extension Terms {
    /// How a letter to somebody begins, without the comma: `Sehr geehrte Frau Dr. Groß`, `Guten Tag Kim Becker`.
    ///
    /// Of several titles the highest is said (DIN 5008); `salutation` is `mr`, `ms` or anything else for a greeting
    /// by name alone.
    package func letterSalutation(
        _ salutation: String?, honorificPrefix: String?, givenName: String?, familyName: String?
    ) -> String {
        let title = Self.title(honorificPrefix, salutation, language)
        if let familyName, salutation == "mr" || salutation == "ms" {
            let isWoman = salutation == "ms"
            switch language {
            case .german:
                return Self.joined([isWoman ? "Sehr geehrte Frau" : "Sehr geehrter Herr", title, familyName])
            case .english: return Self.joined(["Dear", title ?? (isWoman ? "Ms" : "Mr"), familyName])
            }
        }
        guard givenName != nil || familyName != nil else {
            return language == .german ? "Guten Tag" : "Hello"
        }
        return Self.joined([language == .german ? "Guten Tag" : "Dear", title, givenName, familyName])
    }

    /// The highest title that a greeting names: a professor's before a doctor's; other degrees are not said.
    private static func title(_ prefix: String?, _ salutation: String?, _ language: Language) -> String? {
        let words = (prefix ?? "").lowercased().split { $0.isWhitespace || $0 == "." || $0 == "-" }
        if words.contains(where: { $0.hasPrefix("prof") }) {
            switch (language, salutation) {
            case (.german, "ms"): return "Professorin"
            case (.german, "mr"), (.english, _): return "Professor"
            default: return "Prof."
            }
        }
        guard words.contains(where: { ["dr", "ddr", "dres", "doktor", "doctor"].contains($0) }) else { return nil }
        return language == .german ? "Dr." : "Dr"
    }

    private static func joined(_ words: [String?]) -> String {
        words.compactMap { $0 }.joined(separator: " ")
    }
}
