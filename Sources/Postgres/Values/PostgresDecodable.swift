/// A value that can be read from a column in PostgreSQL's binary format.
///
/// Decoders are total: any bytes give a value or an error, never a trap.
package protocol PostgresDecodable: Sendable {
    /// Reads the bytes of a column that is not NULL and has the given type.
    static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Self

    /// The value of NULL; throws unless the type is optional.
    static func decodeNull() throws(PostgresError) -> Self
}

extension PostgresDecodable {
    /// Throws `.decoding`.
    package static func decodeNull() throws(PostgresError) -> Self {
        throw PostgresError.decoding("NULL where a value is required")
    }

    /// Throws unless the column has one of the types this decoder reads.
    static func expect(_ type: PostgresType, _ accepted: PostgresType...) throws(PostgresError) {
        guard accepted.contains(type) else {
            throw PostgresError.decoding("column of type \(type.rawValue) read as \(Self.self)")
        }
    }
}
