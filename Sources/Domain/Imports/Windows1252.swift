/// The upper half of Windows-1252 as UTF-8.
enum Windows1252 {
    /// Stands in decoded text for bytes that mean nothing; never part of well-formed UTF-8, so the cell is refused
    /// later.
    static let undecodable: UInt8 = 0xFF

    /// Unicode scalars of 0x80…0x9F; zero marks the five bytes Microsoft left undefined (81 8D 8F 90 9D).
    private static let c1: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// Appends the text of `bytes` as UTF-8; an undefined byte becomes ``undecodable``.
    static func decode(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else if byte >= 0xA0 {
                output.append(0xC0 | byte >> 6)
                output.append(0x80 | byte & 0x3F)
            } else {
                let scalar = c1[Int(byte) - 0x80]
                if scalar == 0 {
                    output.append(undecodable)
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
}
