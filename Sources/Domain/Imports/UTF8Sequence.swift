/// One multi-byte sequence of UTF-8 (Unicode 16, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Sequence: Equatable {
    case wellFormed(length: Int)
    case illFormed
    /// Well-formed as far as it goes, but the bytes end inside it.
    case truncated

    /// Reads the sequence that starts at `index`, which must lie inside `bytes`.
    static func at(_ index: Int, in bytes: UnsafeRawBufferPointer) -> UTF8Sequence {
        let lead = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0..<0x80: return .wellFormed(length: 1)
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return .illFormed
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return .truncated }
            let allowed = offset == 1 ? second : 0x80...0xBF
            guard allowed.contains(bytes[index + offset]) else { return .illFormed }
        }
        return .wellFormed(length: length)
    }
}
