import Foundation

/// How text stands in a vCard: bytes, character sets, escapes.
enum VCardText {
    /// The bytes of a Quoted-Printable value (RFC 2045 §6.7); what is no code stays as it is, a soft end without a line after it goes.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0x3D, index + 1 == bytes.endIndex { break }
            if bytes[index] == 0x3D, index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// The bytes of a base64 value (RFC 4648 §4), blanks and missing padding aside; nil where it is none.
    static func base64(_ value: ArraySlice<UInt8>) -> [UInt8]? {
        var text = value.filter { $0 != CSVByte.space && $0 != CSVByte.tab }
        text += Array(repeating: 0x3D, count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: Data(text)).map(Array.init)
    }

    /// The text of a value; nil where the character set is unknown or the bytes mean nothing in it.
    ///
    /// Well-formed UTF-8 is taken as that whatever the card says: files are often saved again without their labels being
    /// changed, and German text in Latin-1 is hardly ever well-formed UTF-8.
    static func text(_ bytes: [UInt8], charset: String?) -> String? {
        let name = name(charset)
        let isShifted = name == "iso-2022-jp" || name == "utf-7"
        if !isShifted, let text = String(validating: bytes, as: UTF8.self) { return text }
        switch name {
        case "utf-8", "us-ascii", "ascii", "iso-8859-1", "latin1", "iso8859-1", "windows-1252", "cp1252", "ansi":
            return text(bytes, in: .windows1252)
        case "iso-8859-15", "latin9", "iso8859-15":
            return text(bytes, in: .windows1252).map { text in
                String(String.UnicodeScalarView(text.unicodeScalars.map(withEuro)))
            }
        case "macintosh", "x-mac-roman", "mac-roman", "macroman", "x-macintosh", "mac":
            return text(bytes, in: .macRoman)
        case "ibm850", "cp850", "ibm-850", "cp-850", "850":
            return text(bytes, in: .codePage850)
        default:
            return encodings[name].flatMap { String(data: Data(bytes), encoding: $0) }
        }
    }

    /// The text of bytes in that encoding; nil where some mean nothing in it.
    static func text(_ bytes: [UInt8], in encoding: TextEncoding) -> String? {
        guard let scalars = encoding.upperHalf else { return String(validating: bytes, as: UTF8.self) }
        var decoded: [UInt8] = []
        bytes.withUnsafeBytes { UpperHalf.decode($0, with: scalars, into: &decoded) }
        return String(validating: decoded, as: UTF8.self)
    }

    /// Whether neither a name nor the bytes themselves say in which encoding they are.
    static func isUndecided(_ bytes: [UInt8], charset: String?) -> Bool {
        ["utf-8", "us-ascii", "ascii"].contains(name(charset)) && String(validating: bytes, as: UTF8.self) == nil
    }

    private static func name(_ charset: String?) -> String {
        charset?.lowercased().replacing("_", with: "-") ?? "utf-8"
    }

    /// The text without its backslashes.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(0x5C) else { return text }
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            switch (isEscaped, scalar) {
            case (false, "\\"):
                isEscaped = true
                continue
            case (true, "n"), (true, "N"): result.append("\n")
            case (true, ","), (true, ";"), (true, ":"), (true, "\\"), (false, _): result.append(scalar)
            case (true, _):
                result.append("\\")
                result.append(scalar)
            }
            isEscaped = false
        }
        if isEscaped { result.append("\\") }
        return String(result)
    }

    /// The pieces of an escaped text between separators that are not escaped.
    static func split(_ text: String, at separator: Unicode.Scalar) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.unicodeScalars.startIndex
        var isEscaped = false
        for place in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[place]
            if scalar == separator, !isEscaped {
                pieces.append(text[start..<place])
                start = text.unicodeScalars.index(after: place)
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return pieces + [text[start...]]
    }

    /// A text with everything escaped that a vCard 4.0 gives a meaning (RFC 6350 §3.4).
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ",", ";":
                result.append("\\")
                result.append(scalar)
            case "\n":
                result.append("\\")
                result.append("n")
            default:
                if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// A parameter value without its quotes and circumflex escapes (RFC 6868).
    static func parameter(_ text: String) -> String {
        var text = text
        if text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
            text = String(text.dropFirst().dropLast())
        }
        guard text.utf8.contains(0x5E) else { return text }
        return text.replacing("^n", with: "\n").replacing("^'", with: "\"").replacing("^^", with: "^")
    }

    /// What ISO 8859-15 has where Latin-1 has something else.
    private static func withEuro(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{A4}": "€"
        case "\u{A6}": "Š"
        case "\u{A8}": "š"
        case "\u{B4}": "Ž"
        case "\u{B8}": "ž"
        case "\u{BC}": "Œ"
        case "\u{BD}": "œ"
        case "\u{BE}": "Ÿ"
        default: scalar
        }
    }

    private static let encodings: [String: String.Encoding] = [
        "iso-8859-2": .isoLatin2, "windows-1250": .windowsCP1250, "windows-1251": .windowsCP1251,
        "windows-1253": .windowsCP1253, "windows-1254": .windowsCP1254, "shift-jis": .shiftJIS,
        "iso-2022-jp": .iso2022JP, "euc-jp": .japaneseEUC,
    ]

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

extension VCardText {
    /// What stands before the first `;` of a text without escapes, as the organisation in `ORG`.
    static func head(_ text: String) -> String {
        String(text.prefix { $0 != ";" })
    }

    /// The text without this beginning, whatever its case.
    static func without(_ prefix: String, _ text: String) -> String {
        text.lowercased().hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    }
}
