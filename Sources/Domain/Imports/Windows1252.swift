/// The upper half of Windows-1252.
enum Windows1252 {
    /// Stands in decoded text for bytes that mean nothing; never part of well-formed UTF-8, so the cell is refused
    /// later.
    static let undecodable: UInt8 = 0xFF

    /// Unicode scalars of 0x80…0xFF; zero marks the five bytes Microsoft left undefined (81 8D 8F 90 9D).
    static let upperHalf: [UInt16] =
        [
            0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
            0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
            0x0153, 0, 0x017E, 0x0178,
        ] + Array(0xA0...0xFF)

    /// The bytes of a text, 0x80…0x9F for the controls of Latin-1 as well; nil where a character has none.
    static func encode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let byte = byte(scalar) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// The byte of a character, as ``encode(_:)`` gives it.
    static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        scalar.value < 0x100 ? UInt8(scalar.value) : c1[scalar.value]
    }

    private static let c1 = Dictionary(
        uniqueKeysWithValues: upperHalf.prefix(32).enumerated().filter { $1 != 0 }.map {
            (UInt32($1), UInt8(0x80 + $0))
        })
}
