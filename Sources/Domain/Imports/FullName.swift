/// A full name taken apart into title, given name, family name and what follows it.
///
/// `Müller, Dr. Anna` and `Dr. Anna Müller` give the same. Words in front of the family name that belong to it (`von
/// der`, `de`, `zu`) go with it, and so do the name at birth and a remark behind it. A single word is the family name; a
/// couple (`Herr und Frau Groß`) stays whole in its place.
package struct FullName: Sendable, Equatable {
    /// Titles and forms of address.
    package let honorificPrefix: String?
    /// All words before the family name.
    package let givenName: String?
    /// The family name with its particles, the name at birth and remarks.
    package let familyName: String?
    /// What follows the name, as `jun.` or `M.A.`.
    package let honorificSuffix: String?

    /// Takes a name apart; every word ends up somewhere, but `z. Hd.` in front of it.
    package init(_ text: String) {
        var segments = NameSegments.split(text)
        NameSegments.dropAttention(&segments[0])
        var parts = NameParts()
        if NameWords.isCouple(segments.flatMap { $0 }) {
            parts.family = [segments.map { $0.joined(separator: " ") }.joined(separator: ", ")]
        } else {
            parts.take(segments)
        }
        honorificPrefix = Self.joined(parts.prefix)
        givenName = Self.joined(parts.given)
        familyName = Self.joined(parts.family)
        honorificSuffix = Self.joined(parts.suffix)
    }

    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Whether a word is a title or form of address.
    static func isPrefix(_ word: String) -> Bool {
        NameWords.isPrefix(word)
    }

    private static func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: " ")
    }
}
