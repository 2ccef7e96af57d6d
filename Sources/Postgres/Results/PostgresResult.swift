import CLibpq

/// The rows of one statement, read straight from libpq's own memory.
@safe package final class PostgresResult: Sendable {
    // SAFETY: the result is complete before it gets here; libpq's readers (`PQgetvalue`, `PQgetlength`, …) change nothing
    // in it, and it is freed once, after the last reference is gone.
    nonisolated(unsafe) private let handle: OpaquePointer
    private let rowCount: Int32
    let columnCount: Int32

    /// Takes over the result and frees it.
    init(adopting handle: OpaquePointer) {
        unsafe self.handle = handle
        rowCount = unsafe PQntuples(handle)
        columnCount = unsafe PQnfields(handle)
    }

    deinit {
        unsafe PQclear(handle)
    }

    /// Rows inserted, updated, deleted, copied or returned; 0 for commands that count nothing.
    package var affectedRows: Int {
        guard let text = unsafe PQcmdTuples(handle) else { return 0 }
        return unsafe Int(String(cString: text)) ?? 0
    }

    /// What ran, as the server names it: `INSERT 0 1`, `ROLLBACK`, ….
    var commandTag: String {
        guard let text = unsafe PQcmdStatus(handle) else { return "" }
        return unsafe String(cString: text)
    }

    /// The rows as an array.
    package var rows: [PostgresRow] {
        rowCount == 0 ? [] : (0..<rowCount).map { PostgresRow(result: self, index: $0) }
    }

    /// Decodes one cell.
    func decode<T: PostgresDecodable>(
        _ type: T.Type, row: Int32, column: Int32
    ) throws(PostgresError) -> T {
        if unsafe PQgetisnull(handle, row, column) != 0 { return try T.decodeNull() }
        let length = unsafe Int(PQgetlength(handle, row, column))
        let columnType = unsafe PostgresType(rawValue: PQftype(handle, column))
        guard let start = unsafe PQgetvalue(handle, row, column) else { throw PostgresError.decoding("no such cell") }
        return try unsafe start.withMemoryRebound(to: UInt8.self, capacity: length) { bytes throws(PostgresError) in
            let buffer = unsafe UnsafeBufferPointer(start: bytes, count: length)
            return try unsafe T.decode(buffer.span, as: columnType)
        }
    }

    /// The bytes of one cell of that type where they lie; nil for NULL.
    func bytes(
        row: Int32, column: Int32, as type: PostgresType
    ) throws(PostgresError) -> UnsafeRawBufferPointer? {
        guard unsafe PQftype(handle, column) == type.rawValue else {
            throw PostgresError.decoding("column \(column) is not of type \(type.rawValue)")
        }
        if unsafe PQgetisnull(handle, row, column) != 0 { return nil }
        return unsafe UnsafeRawBufferPointer(
            start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
    }
}

extension PostgresResult: RandomAccessCollection {
    /// Always 0.
    package var startIndex: Int { 0 }
    /// The number of rows.
    package var endIndex: Int { Int(rowCount) }

    /// One row; traps outside the bounds, as an array does.
    package subscript(position: Int) -> PostgresRow {
        precondition(indices.contains(position), "row index out of range")
        return PostgresRow(result: self, index: Int32(position))
    }
}
