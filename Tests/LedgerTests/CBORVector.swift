import Testing

@testable import Ledger

/// A value and its bytes as `Fixtures/cbor.py` wrote them with another implementation.
struct CBORVector: Decodable {
    struct Accepted: Decodable {
        let hex: String
        let value: Described
    }

    struct Refused: Decodable {
        let hex: String
        let code: String
    }

    let accepted: [Accepted]
    let refused: [Refused]

    /// `[kind, content]`, where a negative number −1 − n shows its n; turned into our value.
    struct Described: Decodable {
        let value: CBOR

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            switch try fields.decode(String.self) {
            case "null": value = .null
            case "boolean": value = .boolean(try fields.decode(Bool.self))
            case "bytes": value = .bytes([UInt8](hex: try fields.decode(String.self)))
            case "text": value = .text(try fields.decode(String.self))
            case "array": value = .array(try fields.decode([Described].self).map(\.value))
            case "map":
                let entries = try fields.decode([[Described]].self)
                value = .map(try CBORMap(entries.shuffled().map { CBORMap.Entry($0[0].value, $0[1].value) }))
            case "unsigned": value = .unsigned(try #require(UInt64(fields.decode(String.self))))
            default: value = .negative(try #require(UInt64(fields.decode(String.self))))
            }
        }
    }
}
