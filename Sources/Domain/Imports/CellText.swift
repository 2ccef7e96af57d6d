import Foundation

/// The text of a cell, fit for a record: one line, no control characters, blanks tidied, composed (NFC).
enum CellText {
    /// Why the bytes of a cell are no text.
    enum Fault: Error, Equatable {
        case encoding
        case control
    }

    /// Reads a cell; empty text for one of blanks only.
    ///
    /// Every kind of blank becomes one space, with `multiline` a line end stays one. Byte order marks, soft hyphens,
    /// zero-width blanks and direction overrides are dropped. U+FFFD stands for a letter that is already lost, so it is
    /// no text. ``CharacterReference``s and what was ``TwiceRead`` become what they stand for. The apostrophe that guards `=`, `+`, `-`, `@` in our own exports, and Excel's `="0123"`, are taken off.
    static func clean(_ bytes: UnsafeRawBufferPointer, multiline: Bool = false) throws(Fault) -> String {
        let text = isTidy(bytes) ? String(decoding: bytes, as: UTF8.self) : try tidied(bytes, multiline)
        switch text.utf8.first {
        case 0x27, 0x3D: return unguarded(text)
        default: return text
        }
    }

    /// The text with what was ``TwiceRead`` and ``CharacterReference``s as what they stand for.
    static func meant(_ text: String) -> String { CharacterReference.decoded(TwiceRead.mended(text)) }

    /// The text without blanks around it.
    static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Printable ASCII without outer or doubled spaces and without `&`: most cells, taken as they are.
    private static func isTidy(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var previous: UInt8 = 0x20
        for byte in bytes {
            if byte < 0x20 || byte > 0x7E || byte == 0x26 || byte == 0x20 && previous == 0x20 { return false }
            previous = byte
        }
        return previous != 0x20 || bytes.isEmpty
    }

    private static func tidied(_ bytes: UnsafeRawBufferPointer, _ multiline: Bool) throws(Fault) -> String {
        guard let written = String(validating: bytes, as: UTF8.self) else { throw .encoding }
        let text = meant(written)
        var result = String.UnicodeScalarView()
        var blank: Unicode.Scalar?
        var hasMarks = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x21...0x7E:
                break
            case 0x0A, 0x0D, 0x2028, 0x2029:
                if multiline || blank == nil { blank = multiline ? "\n" : " " }
                continue
            case 0x09, 0x20, 0xA0, 0x0B, 0x0C, 0x85, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
                blank = blank ?? " "
                continue
            case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
                continue
            case 0..<0x20, 0x7F..<0xA0:
                throw .control
            case 0xFFFD:
                throw .encoding
            default:
                if scalar.properties.canonicalCombiningClass != .notReordered { hasMarks = true }
            }
            if let separator = blank, !result.isEmpty { result.append(separator) }
            blank = nil
            result.append(scalar)
        }
        return hasMarks ? String(result).precomposedStringWithCanonicalMapping : String(result)
    }

    private static func unguarded(_ text: String) -> String {
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 {
            return trimmed(String(text.dropFirst(2).dropLast()))
        }
        if text.utf8.first == 0x27, let second = text.utf8.dropFirst().first, CSVWriter.isFormulaStart(second) {
            return String(text.dropFirst())
        }
        return text
    }
}
