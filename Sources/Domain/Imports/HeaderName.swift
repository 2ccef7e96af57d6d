import Foundation

/// A column header taken apart: its letters in one spelling, the word that only says which one (`privat`, `Business`),
/// the number, and what is left to look up.
struct HeaderName: Sendable, Equatable {
    /// Letters and digits in lower case, umlauts as `ae oe ue ss`, `#` as `number`, other marks gone.
    let key: String
    /// What the column is, if the vocabulary knows it.
    let entry: ColumnVocabulary.Entry?
    /// A word for the contact point or address.
    let label: String?
    /// The number in the header, 1 if there is none.
    let number: Int
    /// The number is followed by more words (`Address 2 - City`), so it counts things and not lines.
    let isNumberInside: Bool

    init(_ header: String) {
        // A header is short; a pasted page in its place is not worth walking through.
        let key = Self.fold(String(header.prefix(200)))
        self.key = key
        let digits = key.utf8.drop { !Self.isDigit($0) }.prefix(while: Self.isDigit)
        number = digits.isEmpty ? 1 : max(1, min(digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }, 99))
        isNumberInside = !digits.isEmpty && key.utf8.last.map { !Self.isDigit($0) } == true
        let words = digits.isEmpty ? key : key.filter { !$0.isNumber }
        if let entry = ColumnVocabulary.entries[key] ?? ColumnVocabulary.entries[words] {
            (self.entry, label) = (entry, entry.label)
        } else if let (entry, word) = Self.withoutQualifiers(words, depth: 2) {
            (self.entry, label) = (entry, entry.label ?? word)
        } else {
            (self.entry, label) = (nil, nil)
        }
    }

    /// What is left of the header without words that qualify it, and the first of them that is a label.
    ///
    /// They are taken from the front or the end, those that are labels also from within (`Adresse (privat) Straße`);
    /// every way is tried, because one word may begin another (`weitere Straße` is not `weiteres trasse`).
    private static func withoutQualifiers(_ text: String, depth: Int) -> (ColumnVocabulary.Entry, String?)? {
        var remainders: [(String, String?)] = []
        for (word, label) in ColumnVocabulary.qualifiers where text.utf8.count > word.utf8.count {
            if text.hasPrefix(word) { remainders.append((String(text.dropFirst(word.count)), label)) }
            if text.hasSuffix(word) { remainders.append((String(text.dropLast(word.count)), label)) }
            if label != nil, let range = text.firstRange(of: word) {
                remainders.append((text.replacingCharacters(in: range, with: ""), label))
            }
        }
        for (rest, label) in remainders {
            if let entry = ColumnVocabulary.entries[rest] { return (entry, label) }
        }
        guard depth > 1 else { return nil }
        for (rest, label) in remainders {
            if let (entry, inner) = withoutQualifiers(rest, depth: depth - 1) { return (entry, label ?? inner) }
        }
        return nil
    }

    /// Letters and digits in one spelling.
    static func fold(_ text: String) -> String {
        if let plain = foldPlain(text) { return plain }
        var result = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": result.append(scalar)
            case "ä", "æ": result.append(contentsOf: "ae".unicodeScalars)
            case "ö", "ø", "œ": result.append(contentsOf: "oe".unicodeScalars)
            case "ü": result.append(contentsOf: "ue".unicodeScalars)
            case "ß": result.append(contentsOf: "ss".unicodeScalars)
            case "#": result.append(contentsOf: "number".unicodeScalars)
            default:
                let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
                result.append(contentsOf: base.filter { $0.properties.isAlphabetic && $0.value < 0x250 })
            }
        }
        return String(result)
    }

    /// The same for ASCII without `#`, which most headers and cells are.
    private static func foldPlain(_ text: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
            case 0x41...0x5A: bytes.append(byte | 0x20)
            case 0x23, 0x80...0xFF: return nil
            default: break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
