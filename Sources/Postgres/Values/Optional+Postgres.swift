extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package static var postgresType: PostgresType { Wrapped.postgresType }

    package func encode(into writer: inout PostgresValueWriter) {
        if let self { self.encode(into: &writer) } else { writer.writeNull() }
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package static func decode(
        _ bytes: borrowing Span<UInt8>, as type: PostgresType
    ) throws(PostgresError) -> Wrapped? {
        try Wrapped.decode(bytes, as: type)
    }

    package static func decodeNull() throws(PostgresError) -> Wrapped? {
        nil
    }
}

/// Arrays whose elements may be NULL.
extension Optional: PostgresArrayElement
where Wrapped: PostgresArrayElement & PostgresEncodable & PostgresDecodable {
    package static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}
