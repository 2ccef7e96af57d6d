/// Decodes text of one byte a character, ASCII below 0x80.
enum UpperHalf {
    /// Appends the text of `bytes` as UTF-8; `scalars` are those of 0x80…0xFF, zero becomes ``Windows1252/undecodable``.
    static func decode(_ bytes: UnsafeRawBufferPointer, with scalars: [UInt16], into output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
                continue
            }
            let scalar = scalars[Int(byte) - 0x80]
            if scalar == 0 {
                output.append(Windows1252.undecodable)
            } else if scalar < 0x800 {
                output.append(0xC0 | UInt8(scalar >> 6))
                output.append(0x80 | UInt8(scalar & 0x3F))
            } else {
                output.append(0xE0 | UInt8(scalar >> 12))
                output.append(0x80 | UInt8(scalar >> 6 & 0x3F))
                output.append(0x80 | UInt8(scalar & 0x3F))
            }
        }
    }
}
