/// A value of the part of CBOR that the ledger speaks.
///
/// Integers, byte strings, texts, arrays, maps, booleans and null, always in the deterministic encoding of RFC 8949
/// §4.2.1. Tags, floating point numbers and other simple values have no place in signed bytes and do not exist here.
package enum CBOR: Sendable {
    /// An integer from 0 to 2^64 − 1.
    case unsigned(UInt64)
    /// The integer −1 − n, as major type 1 writes it.
    case negative(UInt64)
    /// A byte string.
    case bytes([UInt8])
    /// A text, compared byte by byte and never normalised.
    case text(String)
    /// A list of values.
    case array([CBOR])
    /// Keys and values in the order of their encoded keys.
    case map(CBORMap)
    /// True or false.
    case boolean(Bool)
    /// The absence of a value.
    case null
}

extension CBOR {
    /// The value of a signed integer.
    package static func integer(_ value: Int64) -> CBOR {
        value >= 0 ? .unsigned(UInt64(value)) : .negative(UInt64(bitPattern: ~value))
    }

    /// The value, or `null` for nothing.
    package static func optional<Wrapped>(_ value: Wrapped?, _ make: (Wrapped) -> CBOR) -> CBOR {
        value.map(make) ?? .null
    }
}

extension CBOR: Equatable {
    /// Whether both encode to the same bytes: "é" and "e" with a combining accent are two texts.
    package static func == (left: CBOR, right: CBOR) -> Bool {
        switch (left, right) {
        case (.unsigned(let one), .unsigned(let other)), (.negative(let one), .negative(let other)): one == other
        case (.bytes(let one), .bytes(let other)): one == other
        case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
        case (.array(let one), .array(let other)): one == other
        case (.map(let one), .map(let other)): one == other
        case (.boolean(let one), .boolean(let other)): one == other
        case (.null, .null): true
        default: false
        }
    }
}
