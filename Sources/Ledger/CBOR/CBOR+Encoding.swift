extension CBOR {
    /// The one deterministic encoding of the value (RFC 8949 §4.2.1).
    package func encoded() -> [UInt8] {
        var output: [UInt8] = []
        append(to: &output)
        return output
    }

    /// Appends the encoding to bytes already written.
    package func append(to output: inout [UInt8]) {
        switch self {
        case .unsigned(let value): Self.head(0, value, &output)
        case .negative(let value): Self.head(1, value, &output)
        case .bytes(let bytes):
            Self.head(2, UInt64(bytes.count), &output)
            output.append(contentsOf: bytes)
        case .text(let text):
            let units = text.utf8
            Self.head(3, UInt64(units.count), &output)
            output.append(contentsOf: units)
        case .array(let values):
            Self.head(4, UInt64(values.count), &output)
            for value in values { value.append(to: &output) }
        case .map(let map):
            Self.head(5, UInt64(map.entries.count), &output)
            for entry in map.entries {
                entry.key.append(to: &output)
                entry.value.append(to: &output)
            }
        case .boolean(let value): output.append(value ? 0xF5 : 0xF4)
        case .null: output.append(0xF6)
        }
    }

    /// Writes a major type with its argument in as few bytes as it takes.
    private static func head(_ major: UInt8, _ argument: UInt64, _ output: inout [UInt8]) {
        let (information, width): (UInt8, UInt64) =
            switch argument {
            case ..<24: (UInt8(argument), 0)
            case ...0xFF: (24, 1)
            case ...0xFFFF: (25, 2)
            case ...0xFFFF_FFFF: (26, 4)
            default: (27, 8)
            }
        output.append(major << 5 | information)
        for index in (0..<width).reversed() {
            output.append(UInt8(truncatingIfNeeded: argument >> (index * 8)))
        }
    }
}
