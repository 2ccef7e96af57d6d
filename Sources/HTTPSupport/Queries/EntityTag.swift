/// The strong entity tag of a row: its version in quotes (RFC 9110 §8.8.3).
package struct EntityTag: Sendable, Equatable, CustomStringConvertible {
    /// The row's version.
    package let version: Int64

    /// Makes the tag of a version.
    package init(version: Int64) {
        self.version = version
    }

    /// Reads one tag; nil for weak tags, which never match strongly, and for tags that are not ours.
    package init?(_ text: some StringProtocol) {
        guard text.first == "\"", text.last == "\"", (3...21).contains(text.utf8.count),
            let version = Int64(text.dropFirst().dropLast()), version >= 0
        else { return nil }
        self.version = version
    }

    /// `"17"`, with the quotes.
    package var description: String { "\"\(version)\"" }
}
