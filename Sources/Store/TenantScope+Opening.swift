import Domain
import Foundation
import Logging
import Metrics
import Postgres

/// Rows opened so that a damaged one stands in nobody's way: the log and a metric say that there is one, and no more, since
/// neither may name anybody.
extension TenantScope {
    /// Opens the one row that was asked for.
    ///
    /// - Throws: ``DamagedRow`` in place of what the vault or a decoder says.
    func opening<Value>(_ table: TableNumber, _ open: () throws -> Value) throws -> Value {
        do {
            return try open()
        } catch  where DamagedRow.isMeant(by: error) {
            noteDamage(table, count: 1)
            throw DamagedRow(table: table)
        }
    }

    /// Opens the rows of a list; damaged ones are left out.
    func opened<Value>(
        _ rows: [PostgresRow], of table: TableNumber, _ open: (PostgresRow) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(rows.count)
        var damaged = 0
        for row in rows {
            do {
                values.append(try open(row))
            } catch  where DamagedRow.isMeant(by: error) {
                damaged += 1
            }
        }
        if damaged > 0 { noteDamage(table, count: damaged) }
        return values
    }

    /// A page of `limit` values: for damaged rows the next ones are read, so that a page that is not full is the last.
    ///
    /// `read`: As many rows behind a cursor. `cursor`: Where a row stands.
    func page<Value, Cursor>(
        of table: TableNumber, after start: Cursor?, limit: Int,
        read: (Cursor?, Int) async throws -> [PostgresRow], open: (PostgresRow) throws -> Value,
        cursor: (PostgresRow) throws -> Cursor
    ) async throws -> [Value] {
        var values: [Value] = []
        var place = start
        while true {
            let wanted = limit - values.count
            let rows = try await read(place, wanted)
            values += try opened(rows, of: table, open)
            guard rows.count == wanted, values.count < limit, let last = rows.last else { return values }
            place = try cursor(last)
        }
    }

    func noteDamage(_ table: TableNumber, count: Int) {
        Counter(label: "obhut_rows_damaged", dimensions: [("table", "\(table)")]).increment(by: Int64(count))
        store.logger.error(
            "rows cannot be opened; 'obhut audit verify' names them",
            metadata: ["tenant": "\(tenant)", "table": "\(table)", "rows": "\(count)"])
    }
}
