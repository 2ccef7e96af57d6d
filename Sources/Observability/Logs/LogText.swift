/// Texts made fit for a log: one line, bounded, without control characters and without what looks like an address.
enum LogText {
    /// Characters of one value at most.
    static let limit = 1_024

    /// What stands where something was left out.
    static let redacted = "[redacted]"

    /// Escapes whatever could break a line or turn its direction (CWE-117), and cuts it at ``limit``.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for (count, scalar) in text.unicodeScalars.enumerated() {
            if count == limit { return escaped + "…" }
            if isHarmless(scalar) {
                escaped.unicodeScalars.append(scalar)
            } else {
                escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
            }
        }
        return escaped
    }

    /// Leaves out every word with an `@` in it, and every query of a URL. The rule is that nobody logs a personal
    /// value; this is the net below it, for libraries that print more than they should.
    static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "?") }) else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            if word.contains("@") { return redacted }
            if let query = word.firstIndex(of: "?"), word.contains("/"), word.index(after: query) < word.endIndex {
                return word[..<query] + "?" + redacted
            }
            return String(word)
        }.joined(separator: " ")
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
