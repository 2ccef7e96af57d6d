import Foundation
import Postgres

/// Rows that PostgreSQL digests, all tables in one pass over the log.
extension AuditVerifier {
    func verifyDigestedRows(
        _ tenant: UUID, _ transaction: PostgresTransaction, _ report: inout AuditReport
    ) async throws {
        let rows = try await transaction.query(Self.comparison(of: tenant))
        for (position, row) in rows.enumerated() {
            let (count, number, id, code) = try row.decode(Int64.self, Int16?.self, UUID?.self, String?.self)
            if position == 0 { report.rows += Int(clamping: count) }
            guard let number, let id, let code else { continue }
            guard let table = TableNumber(rawValue: UInt16(bitPattern: number)) else {
                throw StoreError.unknownCode(column: "table_number")
            }
            report.add(try Self.finding(code, table, id))
        }
    }

    private static func finding(_ code: String, _ table: TableNumber, _ id: UUID) throws -> AuditFinding {
        switch code {
        case "changed": .rowChanged(table, id)
        case "put-back": .rowPutBack(table, id)
        case "returned": .rowReturned(table, id)
        case "unknown": .rowUnknown(table, id)
        case "missing": .rowMissing(table, id)
        default: throw StoreError.unknownCode(column: "code")
        }
    }

    /// How many rows there are, beside each row that is not as the last transaction that wrote it left it.
    private static func comparison(of tenant: UUID) -> PostgresQuery {
        let tables = DigestedTable.all
        return """
            WITH live AS MATERIALIZED (
                \(fragment: .joined(tables.map { $0.rows(of: tenant) }, separator: " UNION ALL "))
            ), logged AS MATERIALIZED (
                SELECT table_number, row_id, xid, change, digest FROM audit_entry
                WHERE tenant_id = \(tenant) AND table_number = ANY (\(tables.map(\.number.column))) AND row_id IS NOT NULL
            ), newest AS MATERIALIZED (
                SELECT table_number, row_id, digest FROM (
                    SELECT *, first_value(xid) OVER (
                        PARTITION BY table_number, row_id ORDER BY change DESC NULLS LAST, xid DESC) AS last FROM logged) l
                WHERE xid = last
            ), known AS MATERIALIZED (
                SELECT table_number, row_id, bool_or(digest IS NOT NULL) AS lives, bool_and(digest IS NOT NULL) AS stays
                FROM newest GROUP BY table_number, row_id
            ), found AS (
                SELECT table_number, row_id, CASE WHEN k.lives IS NULL THEN 'unknown' WHEN NOT k.lives THEN 'returned'
                    WHEN l.digest IS NOT NULL THEN 'put-back' ELSE 'changed' END AS code
                FROM (TABLE live EXCEPT TABLE newest) v LEFT JOIN known k USING (table_number, row_id)
                LEFT JOIN (SELECT DISTINCT table_number, row_id, digest FROM logged) l USING (table_number, row_id, digest)
                UNION ALL
                SELECT table_number, row_id, 'missing' FROM (
                    SELECT table_number, row_id FROM known
                    WHERE stays AND table_number <> ALL (\(tables.filter(\.expires).map(\.number.column)))
                    EXCEPT SELECT table_number, row_id FROM live) gone
            )
            SELECT (SELECT count(*) FROM live), found.* FROM (SELECT) AS once LEFT JOIN found ON true
            ORDER BY found.table_number, found.row_id LIMIT \(AuditReport.findingLimit + 1)
            """
    }
}
