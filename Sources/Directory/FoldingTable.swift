import Foundation

/// What single characters outside ASCII are folded to.
enum FoldingTable {
    /// The folded bytes of one UTF-8 character; none for combining, control and invisible ones.
    static func fold(_ character: UnsafeRawBufferPointer, _ umlauts: Folding.Umlauts) -> [UInt8] {
        if character.count == 2, (0xC2...0xC5).contains(character[0]) {
            let index = Int(character[0] - 0xC2) << 6 | Int(character[1] & 0x3F)
            return umlauts == .spelledOut ? latinSpelledOut[index] : latinPlain[index]
        }
        guard let text = String(validating: character, as: UTF8.self), let scalar = text.unicodeScalars.first else {
            return []
        }
        return fold(scalar, umlauts)
    }

    /// U+0080 to U+017F, which hold all of German and most of its neighbours.
    private static let latinSpelledOut = latin(.spelledOut)
    private static let latinPlain = latin(.plain)

    /// Bytes of an entry of ``packed(_:)``.
    static let packedSize = 8

    /// What U+0080 to U+017F fold to, at most seven bytes from the lowest on, and their number in the highest; a number of
    /// ``packedSize`` where they are more.
    static func packed(_ umlauts: Folding.Umlauts) -> [UInt64] {
        umlauts == .spelledOut ? packedSpelledOut : packedPlain
    }

    private static let packedSpelledOut = latinSpelledOut.map(pack)
    private static let packedPlain = latinPlain.map(pack)

    private static func pack(_ folded: [UInt8]) -> UInt64 {
        guard folded.count < packedSize else { return UInt64(packedSize) << 56 }
        return folded.reversed().reduce(0) { $0 << 8 | UInt64($1) } | UInt64(folded.count) << 56
    }

    private static func latin(_ umlauts: Folding.Umlauts) -> [[UInt8]] {
        (0x80..<0x180).map { value in
            Unicode.Scalar(UInt32(value)).map { fold($0, umlauts) } ?? []
        }
    }

    private static func fold(_ scalar: Unicode.Scalar, _ umlauts: Folding.Umlauts) -> [UInt8] {
        let lowered = String(scalar).lowercased()
        if let special = special(lowered, umlauts) { return Array(special.utf8) }
        let properties = scalar.properties
        if properties.isWhitespace { return [0x20] }
        switch properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .unassigned, .surrogate, .privateUse:
            return []
        case .dashPunctuation: return [UInt8(ascii: "-")]
        case .initialPunctuation, .finalPunctuation: return [UInt8(ascii: "'")]
        default: break
        }
        var base = String.UnicodeScalarView()
        for part in lowered.decomposedStringWithCompatibilityMapping.unicodeScalars
        where part.properties.generalCategory != .nonspacingMark {
            base.append(part)
        }
        return Array(String(base).lowercased().utf8).filter { $0 >= 0x20 }
    }

    /// Letters that no decomposition brings to the base a reader sees in them.
    private static func special(_ letter: String, _ umlauts: Folding.Umlauts) -> String? {
        switch letter {
        case "ä", "æ": umlauts == .spelledOut ? "ae" : "a"
        case "ö", "ø", "œ": umlauts == .spelledOut ? "oe" : "o"
        case "ü": umlauts == .spelledOut ? "ue" : "u"
        case "ß": "ss"
        case "ł": "l"
        case "đ", "ð": "d"
        case "þ": "th"
        case "ı": "i"
        case "ħ": "h"
        case "ŧ": "t"
        case "ŋ": "n"
        case "ĸ": "k"
        default: nil
        }
    }
}
