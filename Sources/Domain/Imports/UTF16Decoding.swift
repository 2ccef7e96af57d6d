/// Turns UTF-16 that arrives in pieces into UTF-8; half a code unit or half a surrogate pair waits for the next piece.
struct UTF16Decoding: Sendable {
    private let bigEndian: Bool
    private var halfUnit: UInt8?
    private var highSurrogate: UInt16?

    init(bigEndian: Bool) {
        self.bigEndian = bigEndian
    }

    /// Appends the text of `bytes`; a lone surrogate becomes ``Windows1252/undecodable``.
    mutating func decode(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count)
        var index = 0
        if let first = halfUnit, let second = bytes.first {
            halfUnit = nil
            index = 1
            append(unit(first, second), to: &output)
        }
        while index + 1 < bytes.count {
            append(unit(bytes[index], bytes[index + 1]), to: &output)
            index += 2
        }
        if index < bytes.count { halfUnit = bytes[index] }
    }

    /// Reports what was cut off at the end of the file as undecodable.
    mutating func finish(into output: inout [UInt8]) {
        if halfUnit != nil || highSurrogate != nil { output.append(Windows1252.undecodable) }
        halfUnit = nil
        highSurrogate = nil
    }

    private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
        bigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first)
    }

    private mutating func append(_ unit: UInt16, to output: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if unit & 0xFC00 == 0xDC00 {
                let scalar = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
                output.append(0xF0 | UInt8(scalar >> 18))
                output.append(0x80 | UInt8(scalar >> 12 & 0x3F))
                output.append(0x80 | UInt8(scalar >> 6 & 0x3F))
                output.append(0x80 | UInt8(scalar & 0x3F))
                return
            }
            output.append(Windows1252.undecodable)
        }
        switch unit {
        case 0..<0x80:
            output.append(UInt8(unit))
        case 0x80..<0x800:
            output.append(0xC0 | UInt8(unit >> 6))
            output.append(0x80 | UInt8(unit & 0x3F))
        case 0xD800..<0xDC00:
            highSurrogate = unit
        case 0xDC00..<0xE000:
            output.append(Windows1252.undecodable)
        default:
            output.append(0xE0 | UInt8(unit >> 12))
            output.append(0x80 | UInt8(unit >> 6 & 0x3F))
            output.append(0x80 | UInt8(unit & 0x3F))
        }
    }
}
