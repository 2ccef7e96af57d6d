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
                SELECT logged.* FROM logged JOIN (
                    SELECT DISTINCT ON (table_number, row_id) table_number, row_id, xid FROM logged
                    ORDER BY table_number, row_id, change DESC NULLS LAST, xid DESC) last USING (table_number, row_id, xid)
            ), found AS (
                SELECT v.table_number, v.row_id, CASE
                    WHEN NOT EXISTS (SELECT FROM logged l WHERE (l.table_number, l.row_id) = (v.table_number, v.row_id))
                        THEN 'unknown'
                    WHEN NOT EXISTS (SELECT FROM newest n WHERE (n.table_number, n.row_id) = (v.table_number, v.row_id)
                        AND n.digest IS NOT NULL) THEN 'returned'
                    WHEN EXISTS (SELECT FROM logged l WHERE (l.table_number, l.row_id) = (v.table_number, v.row_id)
                        AND l.digest = v.digest) THEN 'put-back'
                    ELSE 'changed' END AS code
                FROM live v WHERE NOT EXISTS (SELECT FROM newest n
                    WHERE (n.table_number, n.row_id, n.digest) = (v.table_number, v.row_id, v.digest))
                UNION ALL
                SELECT n.table_number, n.row_id, 'missing' FROM newest n
                WHERE n.table_number <> ALL (\(tables.filter(\.expires).map(\.number.column)))
                    AND NOT EXISTS (SELECT FROM live v WHERE (v.table_number, v.row_id) = (n.table_number, n.row_id))
                GROUP BY n.table_number, n.row_id HAVING bool_and(n.digest IS NOT NULL)
            )
            SELECT (SELECT count(*) FROM live), found.* FROM (SELECT) AS once LEFT JOIN found ON true
            ORDER BY found.table_number, found.row_id LIMIT \(AuditReport.findingLimit + 1)
            """
    }
}
