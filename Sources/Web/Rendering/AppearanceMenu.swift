import Texts

/// The menu for language and light or dark.
struct AppearanceMenu: Sendable {
    let label: String
    let language: Choice
    let theme: Choice
    let submit: String
    /// The session's token, where there is a session.
    let csrf: String?
    /// Where it leads back to.
    let here: String

    init(_ appearance: Appearance, texts: Texts, csrf: String?, here: String) {
        let words = texts.frame
        label = words.appearance
        language = Choice(
            "language", id: "page-language", label: words.language, options: [("de", "Deutsch"), ("en", "English")],
            selected: appearance.language?.rawValue ?? "", empty: words.asBrowser)
        theme = Choice(
            "theme", label: words.theme, options: [("light", words.light), ("dark", words.dark)],
            selected: appearance.theme?.rawValue ?? "", empty: words.asSystem)
        submit = words.apply
        self.csrf = csrf
        self.here = here
    }
}
