import Domain
package import Foundation
import Postgres

/// Rows of a quarantine that are put right, or not wanted.
extension TenantScope {
    /// One quarantined row.
    ///
    /// - Throws: `Refusal` 404.
    package func quarantined(_ batch: UUID, row: Int64) async throws -> QuarantinedRow {
        guard let found = try await quarantineRows(batch, after: row - 1, limit: 1).first,
            try found.decode(column: 0, as: Int64.self) == row
        else { throw Self.importNotFound }
        return try opening(.importRow) { try quarantined(found) }
    }

    /// Stores the person that a row has become, as one of its import, and forgets the row.
    ///
    /// - Throws: `Refusal` 404 when the row is gone, 409 while the import runs or is taken back, `suppressed`.
    package func admit(_ person: PreparedPerson, from batch: UUID, row: Int64) async throws {
        try await transaction(.quarantineAdmit) { transaction in
            let results = try await transaction.pipeline(
                [
                    dropQuarantined(batch, row),
                    """
                    UPDATE import_batch SET imported = imported + 1, quarantined = quarantined - 1
                    WHERE tenant_id = \(tenant) AND id = \(batch) AND state IN ('completed', 'failed') RETURNING id
                    """,
                    PersonInsert(tenant: tenant, people: [person.sealed], now: now).statement { audit(from: $0) },
                    audit([AuditRecord(action: "import.fix", row: batch)]),
                ] + consents([person.sealed]))
            guard results[0].count == 1 else { throw Self.importNotFound }
            guard results[1].count == 1 else { throw Self.importMoved }
            guard results[2].count == 1 else { throw Self.suppressed }
        }
    }

    /// Forgets up to 2,000 rows that have waited as long as the law's table lets them (`import.quarantine`); answers how many.
    package func dropExpiredQuarantine() async throws -> Int {
        let today = CalendarDay(now, in: .gmt)
        let days = PolicyParameters.value("import.quarantine", on: today) ?? 30
        let end = now.addingTimeInterval(-Double(days) * 86_400)
        let rows = try await write(
            .quarantineExpire,
            """
            WITH hit AS (
                SELECT i.subject_id FROM import_row i JOIN import_batch b ON b.tenant_id = i.tenant_id AND b.id = i.batch_id
                WHERE i.tenant_id = \(tenant) AND i.outcome = 'quarantined' AND b.created_at <= \(end)
                ORDER BY i.subject_id LIMIT 2000
            ), \(fragment: quarantineRemoval("quarantine.expire"))
            SELECT id FROM gone
            """,
            """
            UPDATE import_batch b SET quarantined = left_over.count FROM (
                SELECT o.id, (SELECT count(*) FROM import_row i WHERE i.tenant_id = o.tenant_id AND i.batch_id = o.id
                    AND i.outcome = 'quarantined') AS count
                FROM import_batch o WHERE o.tenant_id = \(tenant) AND o.created_at <= \(end) AND o.quarantined > 0
            ) left_over
            WHERE b.tenant_id = \(tenant) AND b.id = left_over.id AND b.quarantined > left_over.count
            """)
        return rows.first?.count ?? 0
    }

    /// Forgets a row that is not wanted.
    ///
    /// - Throws: `Refusal` 404.
    package func discardQuarantined(_ batch: UUID, row: Int64) async throws {
        try await transaction(.quarantineDiscard) { transaction in
            let results = try await transaction.pipeline([
                dropQuarantined(batch, row),
                """
                UPDATE import_batch SET quarantined = quarantined - 1
                WHERE tenant_id = \(tenant) AND id = \(batch) AND quarantined > (SELECT count(*) FROM import_row
                    WHERE tenant_id = \(tenant) AND batch_id = \(batch) AND outcome = 'quarantined')
                """,
                audit([AuditRecord(action: "import.discard", row: batch)]),
            ])
            guard results[0].count == 1 else { throw Self.importNotFound }
        }
    }

    private func dropQuarantined(_ batch: UUID, _ row: Int64) -> PostgresQuery {
        """
        WITH hit AS (
            SELECT subject_id FROM import_row WHERE tenant_id = \(tenant) AND batch_id = \(batch) AND row_number = \(row)
                AND outcome = 'quarantined'
        ), \(fragment: quarantineRemoval("quarantine.end"))
        SELECT id FROM gone
        """
    }

    /// Common table expressions that forget the quarantined rows whose subjects stand in `hit (subject_id)`, with keys and
    /// tokens; those who went are `gone (id)`.
    func quarantineRemoval(_ action: String) -> PostgresQuery {
        """
        dropped AS (
            DELETE FROM import_row WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM hit) RETURNING *
        ), noted AS (
            \(fragment: audit(action, .importRow, gone: "dropped r"))
        ), token AS (
            DELETE FROM quarantine_token WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM dropped)
        ), key AS (
            DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM dropped)
        ), gone AS (
            DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT subject_id FROM dropped) RETURNING id
        )
        """
    }
}
