extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// The type of the value that may be missing.
    package static var postgresType: PostgresType { Wrapped.postgresType }

    /// The value, or NULL.
    package func encode(into writer: inout PostgresValueWriter) {
        if let self { self.encode(into: &writer) } else { writer.writeNull() }
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads a value that is there.
    package static func decode(
        _ bytes: borrowing Span<UInt8>, as type: PostgresType
    ) throws(PostgresError) -> Wrapped? {
        try Wrapped.decode(bytes, as: type)
    }

    /// Reads NULL as `nil`.
    package static func decodeNull() throws(PostgresError) -> Wrapped? {
        nil
    }
}

/// Arrays whose elements may be NULL.
extension Optional: PostgresArrayElement
where Wrapped: PostgresArrayElement & PostgresEncodable & PostgresDecodable {
    /// The same array type as without NULLs.
    package static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}
