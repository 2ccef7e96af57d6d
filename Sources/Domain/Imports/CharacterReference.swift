/// Character references of HTML that stand in text where they do not belong, as `&uuml;` and `&#252;`.
enum CharacterReference {
    /// The text with complete references replaced by their characters; `escaping` puts a backslash before those that
    /// part the values of a vCard.
    ///
    /// The names are those of German text and addresses. Control characters and what is no character stay as they are written.
    static func decoded(_ text: String, escaping: Bool = false) -> String {
        guard text.utf8.contains(0x26), text.utf8.contains(0x3B) else { return text }
        let scalars = text.unicodeScalars
        var result = String.UnicodeScalarView()
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            guard scalar == "&", let (character, end) = reference(scalars[index...]) else {
                result.append(scalar)
                continue
            }
            if escaping, separators.contains(character) { result.append("\\") }
            result.append(character)
            index = end
        }
        return String(result)
    }

    /// The character a text names up to the first `;`, and where it goes on.
    private static func reference(
        _ text: Substring.UnicodeScalarView
    ) -> (character: Unicode.Scalar, end: String.Index)? {
        guard let end = text.prefix(longest).firstIndex(of: ";") else { return nil }
        let name = String(Substring(text[..<end]))
        guard let character = name.hasPrefix("#") ? numbered(name.dropFirst()) : named[name] else { return nil }
        return (character, text.index(after: end))
    }

    private static func numbered(_ digits: Substring) -> Unicode.Scalar? {
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let digits = isHexadecimal ? digits.dropFirst() : digits
        guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let scalar = UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
        else { return nil }
        switch scalar.value {
        case ..<0x20, 0x7F..<0xA0, 0xFFFD...0xFFFF: return nil
        default: return scalar
        }
    }

    /// Characters behind `&` that are looked at.
    private static let longest = 9
    private static let separators: Set<Unicode.Scalar> = [",", ";", "\\"]
    private static let named: [String: Unicode.Scalar] = [
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
        "egrave": "è", "agrave": "à", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "commat": "@", "period": ".", "plus": "+",
    ]
}
