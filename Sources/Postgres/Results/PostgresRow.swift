/// One row of a result; cheap to copy, keeps the result alive.
package struct PostgresRow: Sendable {
    let result: PostgresResult
    let index: Int32

    /// Number of columns.
    package var count: Int { Int(result.columnCount) }

    /// Decodes the columns in order; throws `.decoding` when number, type or NULL do not fit.
    ///
    ///     let (id, name) = try row.decode(UUID.self, String?.self)
    package func decode<each T: PostgresDecodable>(
        _ type: repeat (each T).Type
    ) throws(PostgresError) -> (repeat each T) {
        var wanted: Int32 = 0
        for _ in repeat (each T).self { wanted += 1 }
        guard wanted == result.columnCount else {
            throw PostgresError.decoding("\(result.columnCount) columns read as \(wanted)")
        }
        var column: Int32 = 0
        return (repeat try cell((each T).self, &column))
    }

    /// Decodes one column, counted from 0.
    package func decode<T: PostgresDecodable>(column: Int, as type: T.Type = T.self) throws(PostgresError) -> T {
        guard column >= 0, column < count else { throw PostgresError.decoding("no column \(column)") }
        var position = Int32(column)
        return try cell(type, &position)
    }

    private func cell<T: PostgresDecodable>(_ type: T.Type, _ column: inout Int32) throws(PostgresError) -> T {
        let position = column
        column += 1
        do {
            return try result.decode(type, row: index, column: position)
        } catch {
            throw PostgresError.decoding("column \(position): \(error.reason ?? "unreadable")")
        }
    }
}

extension PostgresRow: CustomStringConvertible, CustomReflectable {
    /// Says how many columns there are, never what is in them.
    package var description: String { "PostgresRow(\(count) columns)" }
    /// Shows the number of columns only.
    package var customMirror: Mirror { Mirror(self, children: ["columns": count]) }
}
