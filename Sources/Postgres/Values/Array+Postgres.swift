extension Array: PostgresEncodable where Element: PostgresArrayElement {
    /// The array type of the element; `bytea` for `UInt8`.
    package static var postgresType: PostgresType { Element.postgresArrayType }

    /// The whole array.
    package func encode(into writer: inout PostgresValueWriter) {
        Element.encode(array: self, into: &writer)
    }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    /// Reads `bytea`.
    package static func decode(
        _ bytes: borrowing Span<UInt8>, as type: PostgresType
    ) throws(PostgresError) -> [Element] {
        try Element.decode(array: bytes, as: type)
    }
}

/// `[UInt8]` is `bytea`, not an array.
extension UInt8: PostgresArrayElement {
    /// `bytea`, which is no array at all.
    package static var postgresArrayType: PostgresType { .bytea }

    /// The bytes as they are.
    package static func encode(array: [UInt8], into writer: inout PostgresValueWriter) {
        writer.write(contentsOf: array)
    }

    /// Reads `bytea`.
    package static func decode(
        array bytes: borrowing Span<UInt8>, as type: PostgresType
    ) throws(PostgresError) -> [UInt8] {
        guard type == .bytea else {
            throw PostgresError.decoding("column of type \(type.rawValue) read as bytes")
        }
        return unsafe bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) }
    }
}

/// `[[UInt8]]` is `bytea[]`.
extension Array: PostgresArrayElement where Element == UInt8 {
    /// `bytea[]`.
    package static var postgresArrayType: PostgresType { .byteaArray }
}
