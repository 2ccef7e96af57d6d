import Domain
package import Foundation
import Postgres

/// Rows of a quarantine that are put right, or not wanted.
extension TenantScope {
    /// One quarantined row.
    ///
    /// - Throws: `Refusal` 404.
    package func quarantined(_ batch: UUID, row: Int64) async throws -> QuarantinedRow {
        guard let found = try await quarantine(batch, after: row - 1, limit: 1).first, found.row == row else {
            throw Self.importNotFound
        }
        return found
    }

    /// Stores the person that a row has become, as one of its import, and forgets the row.
    ///
    /// - Throws: `Refusal` 404 when the row is gone, 409 while the import runs or is taken back, `suppressed`.
    package func admit(_ person: PreparedPerson, from batch: UUID, row: Int64) async throws {
        try await transaction { transaction in
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

    /// Forgets a row that is not wanted.
    ///
    /// - Throws: `Refusal` 404.
    package func discardQuarantined(_ batch: UUID, row: Int64) async throws {
        let rows = try await write(
            dropQuarantined(batch, row),
            """
            UPDATE import_batch SET quarantined = quarantined - 1
            WHERE tenant_id = \(tenant) AND id = \(batch) AND quarantined > (SELECT count(*) FROM import_row
                WHERE tenant_id = \(tenant) AND batch_id = \(batch) AND outcome = 'quarantined')
            """,
            audit([AuditRecord(action: "import.discard", row: batch)]))
        guard rows.first?.count == 1 else { throw Self.importNotFound }
    }

    private func dropQuarantined(_ batch: UUID, _ row: Int64) -> PostgresQuery {
        """
        WITH hit AS (
            DELETE FROM import_row WHERE tenant_id = \(tenant) AND batch_id = \(batch) AND row_number = \(row)
                AND outcome = 'quarantined' RETURNING subject_id
        ), token AS (
            DELETE FROM quarantine_token WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM hit)
        ), key AS (
            DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM hit)
        )
        DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT subject_id FROM hit) RETURNING id
        """
    }
}
