/// Why something was refused, by code.
package struct RefusalTexts: Sendable {
    /// The language.
    package let language: Language

    /// Texts in `language`.
    package init(language: Language) {
        self.language = language
    }

    /// The everyday words of a code; a general sentence for one nobody wrote down.
    package func text(_ code: String) -> RefusalText {
        (Self.byCode[code] ?? Self.unknown)[language]
    }

    /// Every code that has words of its own.
    package static var codes: Set<String> {
        Set(byCode.keys)
    }

    private static let byCode: [String: Bilingual<RefusalText>] = {
        let areas = [input, access, states, gate, consent, rights, imports]
        return areas.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }()

    private static let unknown = Bilingual(
        RefusalText("Das geht so nicht.", "Bitte prüfen Sie Ihre Angaben, oder fragen Sie Ihre Verwaltung."),
        RefusalText("This is not possible as it stands.", "Please check what you entered, or ask your administrator."))

    /// One code in both languages; articles are written once for each.
    static func words(
        _ german: String, _ germanAdvice: String, _ english: String, _ englishAdvice: String,
        article: (german: String, english: String)? = nil
    ) -> Bilingual<RefusalText> {
        Bilingual(
            RefusalText(german, germanAdvice, article: article?.german),
            RefusalText(english, englishAdvice, article: article?.english))
    }
}
