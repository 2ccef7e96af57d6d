extension Array: PostgresEncodable where Element: PostgresArrayElement {
    package static var postgresType: PostgresType { Element.postgresArrayType }

    package func encode(into writer: inout PostgresValueWriter) {
        Element.encode(array: self, into: &writer)
    }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    package static func decode(
        _ bytes: borrowing Span<UInt8>, as type: PostgresType
    ) throws(PostgresError) -> [Element] {
        try Element.decode(array: bytes, as: type)
    }
}

/// `[UInt8]` is `bytea`, not an array.
extension UInt8: PostgresArrayElement {
    package static var postgresArrayType: PostgresType { .bytea }

    package static func encode(array: [UInt8], into writer: inout PostgresValueWriter) {
        writer.write(contentsOf: array)
    }

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
    package static var postgresArrayType: PostgresType { .byteaArray }
}
