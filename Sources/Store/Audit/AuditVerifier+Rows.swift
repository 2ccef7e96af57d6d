import Foundation
import Ledger
import Postgres

/// Living rows against the digests of their last change.
extension AuditVerifier {
    func verifyRows(
        _ tenant: UUID, _ transaction: PostgresTransaction, _ report: inout AuditReport
    ) async throws {
        for table in VouchedTable.all {
            var cursor: UUID?
            while true {
                let rows = try await transaction.query(table.select(tenant, after: cursor, limit: Self.rowPage))
                for row in rows {
                    let live = try table.decode(row)
                    cursor = live.id
                    report.rows += 1
                    if let finding = try await finding(live, table, tenant, transaction) { report.add(finding) }
                }
                if rows.count < Self.rowPage { break }
            }
            try await findMissing(table, tenant, transaction, &report)
        }
    }

    private func finding(
        _ row: VouchedTable.LiveRow, _ table: VouchedTable, _ tenant: UUID, _ transaction: PostgresTransaction
    ) async throws -> AuditFinding? {
        if row.newest.contains(row.digest) { return nil }
        if row.newest.isEmpty { return .rowUnknown(table.number, row.id) }
        if row.newest.allSatisfy({ $0 == nil }) { return .rowReturned(table.number, row.id) }
        let older = try await transaction.query(
            """
            SELECT EXISTS (SELECT FROM audit_entry WHERE tenant_id = \(tenant) AND subject_id = \(row.subject)
                AND table_number = \(table.number.column) AND row_id = \(row.id) AND digest = \(row.digest))
            """)
        guard let answer = older.first else { throw StoreError.missingRow }
        return try answer.decode(Bool.self) ? .rowPutBack(table.number, row.id) : .rowChanged(table.number, row.id)
    }

    /// Rows whose last change left them alive and that are not there.
    private func findMissing(
        _ table: VouchedTable, _ tenant: UUID, _ transaction: PostgresTransaction, _ report: inout AuditReport
    ) async throws {
        var cursor: UUID?
        while true {
            let after: PostgresQuery = cursor.map { "AND row_id > \($0)" } ?? ""
            let rows = try await transaction.query(
                """
                SELECT last.row_id FROM (
                    SELECT DISTINCT ON (row_id) row_id, digest FROM audit_entry
                    WHERE tenant_id = \(tenant) AND table_number = \(table.number.column) AND row_id IS NOT NULL
                        \(fragment: after)
                    ORDER BY row_id, change DESC NULLS LAST, xid DESC, digest IS NULL DESC
                ) last
                WHERE last.digest IS NOT NULL AND NOT EXISTS (\(fragment: table.exists(tenant, id: "last.row_id")))
                ORDER BY last.row_id LIMIT \(Self.rowPage)
                """)
            for row in rows {
                let id = try row.decode(UUID.self)
                cursor = id
                report.add(.rowMissing(table.number, id))
            }
            if rows.count < Self.rowPage || report.findingCount >= AuditReport.findingLimit { break }
        }
    }
}
