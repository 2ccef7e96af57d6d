package import Domain
package import Foundation
import Postgres

/// Undoing an import, and what lies in its quarantine.
extension TenantScope {
    /// Begins to take an import back; one that still runs takes no further rows in.
    ///
    /// - Throws: `Refusal` 404.
    package func beginUndo(_ batch: UUID) async throws {
        let rows = try await write(
            .undoBegin,
            """
            WITH changed AS (
                UPDATE import_batch SET state = 'undoing', finished_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(batch) AND state IN ('running', 'completed', 'failed') RETURNING id
            )
            \(fragment: audit(AuditRecord(action: "import.undoing", row: batch), forEach: "changed"))
            """,
            "SELECT 1 FROM import_batch WHERE tenant_id = \(tenant) AND id = \(batch)")
        guard rows.last?.isEmpty == false else { throw Self.importNotFound }
    }

    /// People the import changed, with the version it left and what they were before its first row about them; at most 500.
    package func changedByImport(
        _ batch: UUID
    ) async throws -> [(version: Int32, person: StoredPerson, before: PersonProfile)] {
        let rows = try await read(
            """
            SELECT \(fragment: PersonColumns.selection), i.last_version, i.seal_version, i.sealed
            FROM (
                SELECT DISTINCT ON (subject_id) subject_id, seal_version, sealed,
                    max(person_version) OVER (PARTITION BY subject_id) AS last_version
                FROM import_row WHERE tenant_id = \(tenant) AND batch_id = \(batch) AND outcome = 'updated'
                ORDER BY subject_id, row_number LIMIT 500
            ) i JOIN \(fragment: PersonColumns.source(tenant)) ON true
            WHERE p.tenant_id = \(tenant) AND p.id = i.subject_id
            """)
        return try opened(rows.first ?? [], of: .importRow) { row in
            let person = try PersonColumns.person(row, vault: vault)
            let before = try vault.open(
                try row.decode(column: PersonColumns.count + 2), under: person.key, .importRow, row: person.id,
                of: person.id, sealVersion: try row.decode(column: PersonColumns.count + 1)
            ) { try PersonProfile(decoding: $0) }
            return (try row.decode(column: PersonColumns.count, as: Int32.self), person, before)
        }
    }

    /// Forgets what one person was before the import.
    package func dropUndo(_ batch: UUID, of person: UUID) async throws {
        _ = try await write(
            .undoRestored,
            """
            DELETE FROM import_row
            WHERE tenant_id = \(tenant) AND batch_id = \(batch) AND subject_id = \(person) AND outcome = 'updated'
            """)
    }

    /// Empties the import's quarantine and marks it undone.
    package func closeUndo(_ batch: UUID) async throws {
        _ = try await write(
            .undoClose,
            """
            WITH hit AS (
                SELECT subject_id FROM import_row WHERE tenant_id = \(tenant) AND batch_id = \(batch)
                    AND outcome = 'quarantined'
            ), \(fragment: quarantineRemoval("quarantine.end"))
            SELECT id FROM gone
            """,
            """
            WITH changed AS (
                UPDATE import_batch SET state = 'undone', finished_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(batch) AND state <> 'undone' RETURNING id
            )
            \(fragment: audit(AuditRecord(action: "import.undone", row: batch), forEach: "changed"))
            """)
    }

    /// Quarantined rows of an import in row order.
    ///
    /// `after`: The last row number of the previous page; 0 for the first.
    /// `limit`: At most 2,000.
    package func quarantine(_ batch: UUID, after: Int64, limit: Int) async throws -> [QuarantinedRow] {
        try await page(
            of: .importRow, after: after, limit: limit,
            read: { try await quarantineRows(batch, after: $0 ?? 0, limit: $1) }, open: quarantined,
            cursor: { try $0.decode(column: 0, as: Int64.self) })
    }

    func quarantineRows(_ batch: UUID, after: Int64, limit: Int) async throws -> [PostgresRow] {
        let rows = try await read(
            """
            WITH found AS (
                SELECT i.row_number, i.reason, i.field, i.subject_id, i.seal_version, i.sealed, k.generation, k.epoch, k.wrapped
                FROM import_row i \(fragment: KeyColumns.source(tenant, of: "i.subject_id"))
                WHERE i.tenant_id = \(tenant) AND i.batch_id = \(batch) AND i.outcome = 'quarantined'
                    AND i.row_number > \(after)
                ORDER BY i.row_number LIMIT \(limit)
            ), noted AS (\(fragment: readEntry(action: "quarantine.read", subject: "subject_id", from: "found")))
            SELECT * FROM found ORDER BY row_number
            """)
        return rows.first ?? []
    }

    func quarantined(_ row: PostgresRow) throws -> QuarantinedRow {
        let subject = try row.decode(column: 3, as: UUID.self)
        let record = try vault.open(
            try row.decode(column: 5), under: try KeyColumns.key(row, from: 6), .importRow, row: subject,
            of: subject, sealVersion: try row.decode(column: 4)
        ) { try ImportRowRecord(decoding: $0) }
        return QuarantinedRow(
            row: try row.decode(column: 0), reason: try row.decode(column: 1), field: try row.decode(column: 2),
            record: record)
    }
}
