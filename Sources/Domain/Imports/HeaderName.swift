import Foundation

/// A column header taken apart: its letters in one spelling, the word that only says which one (`privat`, `Business`),
/// the number, and what is left to look up.
struct HeaderName: Sendable, Equatable {
    /// Letters and digits in lower case, umlauts as `ae oe ue ss`, other marks gone.
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
        number = key.firstMatch(of: /[0-9]+/).flatMap { Int($0.output) }.map { max(1, min($0, 99)) } ?? 1
        isNumberInside = key.last.map { !$0.isNumber } ?? false && key.contains(where: \.isNumber)
        var rest = key
        var label: String?
        var entry = ColumnVocabulary.entries[rest]
        if entry == nil {
            rest.removeAll(where: \.isNumber)
            entry = ColumnVocabulary.entries[rest]
        }
        for _ in 0..<3 where entry == nil {
            guard let (stripped, word) = Self.strip(rest) else { break }
            rest = stripped
            label = label ?? word
            entry = ColumnVocabulary.entries[rest]
        }
        self.entry = entry
        self.label = entry?.label ?? label
    }

    /// The text without one word that qualifies it, and that word as a label (nil for words that say nothing).
    private static func strip(_ text: String) -> (String, String?)? {
        for (word, label) in ColumnVocabulary.qualifiers where text.count > word.count {
            if text.hasPrefix(word) { return (String(text.dropFirst(word.count)), label) }
            if text.hasSuffix(word) { return (String(text.dropLast(word.count)), label) }
        }
        return nil
    }

    /// Letters and digits in one spelling.
    static func fold(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": result.append(scalar)
            case "ä", "æ": result.append(contentsOf: "ae".unicodeScalars)
            case "ö", "ø", "œ": result.append(contentsOf: "oe".unicodeScalars)
            case "ü": result.append(contentsOf: "ue".unicodeScalars)
            case "ß": result.append(contentsOf: "ss".unicodeScalars)
            default:
                let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
                result.append(contentsOf: base.filter { $0.properties.isAlphabetic && $0.value < 0x250 })
            }
        }
        return String(result)
    }
}
