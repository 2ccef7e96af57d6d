import Foundation

/// A person's name in one spelling, for deciding whether two rows name the same one.
///
/// Two people are duplicates when their keys are equal and they share an e-mail address or telephone number;
/// the store compares those by their tokens. Compatibility forms (NFKC), case, titles, blanks and
/// punctuation do not matter; `ä` equals `ae`, `ß` equals `ss`, other marks equal the bare letter. Two people without a
/// name have equal keys. The key is personal data: it lives in memory only.
package struct DuplicateKey: Sendable, Hashable {
    /// The folded name, given name first; empty without a name.
    package let name: String

    /// The key of a profile.
    package init(_ profile: PersonProfile) {
        self.init(givenName: profile.givenName, familyName: profile.familyName)
    }

    /// The key of a name.
    package init(givenName: String?, familyName: String?) {
        var folded: [UInt8] = []
        folded.reserveCapacity(48)
        for part in [givenName, familyName] {
            guard let part else { continue }
            if !folded.isEmpty, folded.last != CSVByte.space { folded.append(CSVByte.space) }
            Self.fold(part, into: &folded)
        }
        while folded.last == CSVByte.space { folded.removeLast() }
        name = String(decoding: folded, as: UTF8.self)
    }

    /// Appends the folded text; runs of anything but letters and digits become one space.
    private static func fold(_ text: String, into folded: inout [UInt8]) {
        let normal = isPlain(text) ? text : text.precomposedStringWithCompatibilityMapping
        for scalar in normal.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: folded.append(UInt8(scalar.value))
            case 0x41...0x5A: folded.append(UInt8(scalar.value) | 0x20)
            case 0xC4, 0xE4, 0xC6, 0xE6: folded.append(contentsOf: [0x61, 0x65])
            case 0xD6, 0xF6, 0xD8, 0xF8, 0x152, 0x153: folded.append(contentsOf: [0x6F, 0x65])
            case 0xDC, 0xFC: folded.append(contentsOf: [0x75, 0x65])
            case 0xDF, 0x1E9E: folded.append(contentsOf: [0x73, 0x73])
            case 0xC5, 0xE5: folded.append(contentsOf: [0x61, 0x61])
            case 0x141, 0x142: folded.append(0x6C)
            case 0x110, 0x111: folded.append(0x64)
            case 0x131: folded.append(0x69)
            case 0..<0x80:
                if let last = folded.last, last != CSVByte.space { folded.append(CSVByte.space) }
            default: foldOther(scalar, into: &folded)
            }
        }
    }

    private static func foldOther(_ scalar: Unicode.Scalar, into folded: inout [UInt8]) {
        // Up and down again, because some small letters share a capital: ς and σ.
        let decomposed = scalar.properties.uppercaseMapping.decomposedStringWithCompatibilityMapping
        var isLetter = false
        for part in decomposed.unicodeScalars where part.properties.isAlphabetic || part.properties.numericType != nil {
            isLetter = true
            folded.append(contentsOf: part.properties.lowercaseMapping.utf8)
        }
        let isMark = scalar.properties.generalCategory == .nonspacingMark
        if !isLetter, !isMark, let last = folded.last, last != CSVByte.space { folded.append(CSVByte.space) }
    }

    /// Whether the text needs no normalising: ASCII and the letters of Latin-1.
    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value < 0x80 || $0.value >= 0xC0 && $0.value < 0x180 }
    }
}
