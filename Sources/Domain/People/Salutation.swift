/// How a person wants to be addressed; the words for it are those of each language.
package enum Salutation: String, Sendable, CaseIterable, Codable {
    /// As a man: `Herr`, `Mr`.
    case mr
    /// As a woman: `Frau`, `Ms`.
    case ms
    /// By her name alone.
    case neutral
}
