/// What text a record takes.
package enum TextRule {
    /// Bytes of an e-mail address (RFC 5321 §4.5.3.1.3, without the brackets).
    package static let emailBytes = 254
    /// Bytes of a telephone number as written.
    package static let telephoneBytes = 60

    /// The text without blanks around it, nil where nothing is left.
    ///
    /// Refuses control characters (NUL, C0, DEL, C1, line and paragraph separators; with `multiline`, line feeds stay
    /// and other line ends become one) and more UTF-8 bytes than the catalogue gives the field.
    package static func clean(
        _ text: String?, _ field: CatalogueField, multiline: Bool = false, at path: @autoclosure () -> String
    ) throws(Refusal) -> String? {
        guard case .text(let maximum) = field.kind else { return text }
        return try clean(text, maximum: maximum, multiline: multiline, at: path())
    }

    /// The text without blanks around it, nil where nothing is left, at most `maximum` UTF-8 bytes.
    package static func clean(
        _ text: String?, maximum: Int, multiline: Bool = false, at path: @autoclosure () -> String
    ) throws(Refusal) -> String? {
        guard let text else { return nil }
        // Bounded before it is walked, so that a huge text costs nothing.
        guard text.utf8.count <= maximum * 2 + 1_024 else { throw tooLong(maximum, path()) }
        if isPlain(text) {
            guard text.utf8.count <= maximum else { throw tooLong(maximum, path()) }
            return text.isEmpty ? nil : text
        }
        let trimmed = trimmed(multiline ? withLineFeeds(text) : text)
        for scalar in trimmed.unicodeScalars where isControl(scalar) && !(multiline && scalar == "\n") {
            throw Refusal(
                .invalid, RefusalCode.controlCharacter, field: path(), rule: "Control characters are not accepted.")
        }
        guard trimmed.utf8.count <= maximum else { throw tooLong(maximum, path()) }
        return trimmed.isEmpty ? nil : trimmed
    }

    /// An e-mail address or telephone number that has at least the shape of one; the normaliser judges the rest.
    package static func contactValue(
        _ value: String, _ kind: ContactPointKind, at path: @autoclosure () -> String
    ) throws(Refusal) -> String {
        switch kind {
        case .email:
            guard let text = try clean(value, maximum: emailBytes, at: path()) else { throw required(path()) }
            let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
            let dot = UInt8(ascii: ".")
            guard parts.count == 2, !parts[0].isEmpty, let first = parts[1].first, let last = parts[1].last,
                first != dot, last != dot, !text.unicodeScalars.contains(where: isBlank)
            else {
                throw Refusal(.invalid, RefusalCode.emailInvalid, field: path(), rule: "Not an e-mail address.")
            }
            return text
        case .telephone:
            guard let text = try clean(value, maximum: telephoneBytes, at: path()) else { throw required(path()) }
            let digits = text.utf8.count { (48...57).contains($0) }
            guard digits >= 3, digits <= 20 else {
                throw Refusal(
                    .invalid, RefusalCode.telephoneInvalid, field: path(),
                    rule: "A telephone number has 3 to 20 digits.")
            }
            return text
        }
    }

    /// Two letters, in capitals; nil where nothing was given.
    package static func country(_ text: String?, at path: @autoclosure () -> String) throws(Refusal) -> String? {
        guard let text = try clean(text, maximum: 100, at: path()) else { return nil }
        let code = text.uppercased()
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw Refusal(
                .invalid, RefusalCode.countryInvalid, field: path(), rule: "Two letters of ISO 3166-1, such as DE.")
        }
        return code
    }

    /// Whether the text is printable ASCII without a blank at either end, as most texts are: nothing to do then.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.first != 0x20 && bytes.last != 0x20 && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The text with every CR LF and CR turned into a line feed.
    private static func withLineFeeds(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if !(scalar == "\n" && afterReturn) { result.append(scalar == "\r" ? "\n" : scalar) }
            afterReturn = scalar == "\r"
        }
        return String(result)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }

    /// C0, DEL, C1 and the two line ends of Unicode.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func tooLong(_ maximum: Int, _ path: String) -> Refusal {
        Refusal(.invalid, RefusalCode.tooLong, field: path, rule: "At most \(maximum) bytes of UTF-8.")
    }

    private static func required(_ path: String) -> Refusal {
        Refusal(.invalid, RefusalCode.required, field: path, rule: "This field must not be empty.")
    }
}
