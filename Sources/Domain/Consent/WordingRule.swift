/// What the texts of a purpose keep to.
package enum WordingRule {
    /// The longest text in bytes.
    package static let maximumBytes = 2_500

    /// Both texts with blanks at their ends gone; none may be missing: whoever may read one language may read the other.
    ///
    /// - Throws: a `Refusal` naming `de` or `en`.
    package static func checked(german: String, english: String) throws(Refusal) -> Bilingual {
        Bilingual(german: try checked(german, at: "de"), english: try checked(english, at: "en"))
    }

    private static func checked(_ text: String, at field: String) throws(Refusal) -> String {
        guard let clean = try TextRule.clean(text, maximum: maximumBytes, multiline: true, at: field) else {
            throw Refusal(
                .refused, RefusalCode.wordingMissing, field: field,
                rule: "The words have to stand in both languages, Art. 7(2), 12(1) GDPR.")
        }
        return clean
    }

    /// One text in both languages.
    package struct Bilingual: Sendable, Equatable {
        /// The German one.
        package let german: String
        /// The English one.
        package let english: String

        /// Joins both.
        package init(german: String, english: String) {
            self.german = german
            self.english = english
        }
    }
}
