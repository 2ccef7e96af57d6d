package import FoundationEssentials

/// Cells of rows that are too many for the generic decoders: each of these reads one type, without a copy of the bytes.
extension PostgresRow {
    /// The bytes of a `bytea` where they lie; valid as long as the row.
    package func blob(column: Int) throws(PostgresError) -> UnsafeRawBufferPointer {
        unsafe try required(column, .bytea)
    }

    /// The bytes of a `text` where they lie; valid as long as the row.
    package func characters(column: Int) throws(PostgresError) -> UnsafeRawBufferPointer {
        unsafe try required(column, .text)
    }

    /// A `uuid`; nil for NULL.
    package func identifier(column: Int) throws(PostgresError) -> UUID? {
        guard let bytes = unsafe try cell(column, .uuid) else { return nil }
        guard bytes.count == 16 else { throw PostgresError.decoding("column \(column): no uuid") }
        return unsafe UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }

    /// An `integer`.
    package func number(column: Int) throws(PostgresError) -> Int32 {
        let bytes = unsafe try required(column, .int4)
        guard bytes.count == 4 else { throw PostgresError.decoding("column \(column): no integer") }
        return unsafe Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))
    }

    /// A `bigint`.
    package func longNumber(column: Int) throws(PostgresError) -> Int64 {
        try eightBytes(column, .int8)
    }

    /// A `timestamptz` in microseconds since 1970.
    package func microseconds(column: Int) throws(PostgresError) -> Int64 {
        let (sum, isBeyond) = try eightBytes(column, .timestamptz)
            .addingReportingOverflow(Self.millennium)
        // Infinity is later than every moment.
        return isBeyond ? .max : sum
    }

    /// Microseconds from 1970 to PostgreSQL's epoch 2000-01-01.
    private static let millennium: Int64 = 946_684_800_000_000

    private func eightBytes(_ column: Int, _ type: PostgresType) throws(PostgresError) -> Int64 {
        let bytes = unsafe try required(column, type)
        guard bytes.count == 8 else { throw PostgresError.decoding("column \(column): not eight bytes") }
        return unsafe Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
    }

    private func required(_ column: Int, _ type: PostgresType) throws(PostgresError) -> UnsafeRawBufferPointer {
        guard let bytes = unsafe try cell(column, type) else {
            throw PostgresError.decoding("column \(column): NULL where a value is required")
        }
        return unsafe bytes
    }

    private func cell(_ column: Int, _ type: PostgresType) throws(PostgresError) -> UnsafeRawBufferPointer? {
        guard column >= 0, column < count else { throw PostgresError.decoding("no column \(column)") }
        return unsafe try result.bytes(row: index, column: Int32(column), as: type)
    }
}
