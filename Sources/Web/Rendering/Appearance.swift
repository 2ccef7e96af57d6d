import Hummingbird
import Texts

/// How a browser wants its pages: language and light or dark; kept in a cookie of two words, nothing else.
struct Appearance: Sendable, Equatable {
    /// Light or dark.
    enum Theme: String, Sendable, CaseIterable {
        case light
        case dark
    }

    /// The chosen language; nil follows `Accept-Language`.
    var language: Language?
    /// The chosen theme; nil follows the system.
    var theme: Theme?

    init(language: Language? = nil, theme: Theme? = nil) {
        self.language = language
        self.theme = theme
    }

    /// What a request's cookie says; anything else than our words says nothing.
    init(_ request: Request) {
        let words = PageCookie.appearance.value(in: request).split(separator: ".").map(String.init)
        language = words.lazy.compactMap { Language(rawValue: $0) }.first
        theme = words.lazy.compactMap { Theme(rawValue: $0) }.first
    }

    /// The cookie's value.
    var cookie: String {
        [language?.rawValue, theme?.rawValue].compactMap { $0 }.joined(separator: ".")
    }

    /// The texts for a request: the chosen language, or the one the browser asks for.
    func texts(_ requested: Language) -> Texts {
        Texts.in(language ?? requested)
    }
}
