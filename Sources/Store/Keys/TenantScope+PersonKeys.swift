import Domain
package import Foundation
import Postgres
import Vault

/// A new generation of one person's keys (decision 0024).
///
/// It is one transaction: before its commit everything is as it was, after it the old keys are gone. Whoever writes
/// something of hers meanwhile has read her key before, and is refused: by the versions that grow here, or because his
/// key is not hers any more.
extension TenantScope {
    /// What dies with an erasure can be sealed anew. Proof cannot: the log holds its rows for ever.
    private static let renewed: [Int16] = Compartment.allCases.filter(\.diesWithErasure).map { Int16($0.rawValue) }

    /// Gives each key of a person another one, seals everything under it anew and removes the old ones.
    ///
    /// - Throws: `Refusal` 404 where there is no such person, `busy` where the epoch turned at this moment; ``DamagedRow``
    ///   where something of hers does not open, which would be lost for good.
    package func rotateKeys(of person: UUID) async throws -> RotatedKeys {
        try await transaction(.keyPerson) { transaction in
            let held = try await transaction.query(
                """
                SELECT 1 FROM subject WHERE tenant_id = \(tenant) AND id = \(person) AND kind = 'person'
                    AND state <> 'erased' FOR UPDATE
                """)
            guard !held.isEmpty else { throw Self.personNotFound }
            let rows = try await transaction.query(
                """
                SELECT DISTINCT ON (compartment, term) compartment, term, generation, epoch, wrapped FROM wrapped_key
                WHERE tenant_id = \(tenant) AND subject_id = \(person)
                ORDER BY compartment, term, generation DESC
                """)
            var outcome = RotatedKeys()
            for row in rows {
                let number = try row.decode(column: 0, as: Int16.self)
                let term = try row.decode(column: 1, as: Int32.self)
                guard Self.renewed.contains(number), term == 0,
                    let compartment = Compartment(rawValue: UInt8(clamping: number))
                else {
                    outcome.kept += 1
                    continue
                }
                outcome.rows += try await renew(
                    try KeyColumns.key(row, from: 2), of: person, compartment, transaction)
                outcome.keys += 1
            }
            return outcome
        }
    }

    /// - Returns: How many envelopes were sealed anew.
    private func renew(
        _ key: VaultHandle.WrappedKey, of person: UUID, _ compartment: Compartment, _ transaction: PostgresTransaction
    ) async throws -> Int {
        let next = try vault.withNewKey(of: person, compartment, generation: key.generation + 1) { _, wrapped in
            wrapped
        }
        var count = 0
        for column in SealedColumn.all where column.compartment == compartment {
            let resealed = try await reseal(column, of: person, from: key, to: next, transaction)
            if resealed > 0 { try await vouch(for: column, of: person, transaction) }
            count += resealed
        }
        let number = Int16(compartment.rawValue)
        _ = try await transaction.pipeline([
            """
            INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
            VALUES (\(tenant), \(person), \(number), 0, \(next.generation), \(next.epoch), \(next.wrapped))
            """,
            """
            DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id = \(person) AND compartment = \(number)
                AND term = 0 AND generation < \(next.generation)
            """,
            audit([AuditRecord(action: Self.action, row: person, subject: person)]),
        ])
        return count
    }

    private static let action = "key.person.rotate"

    private func reseal(
        _ column: SealedColumn, of person: UUID, from old: VaultHandle.WrappedKey, to new: VaultHandle.WrappedKey,
        _ transaction: PostgresTransaction
    ) async throws -> Int {
        var place: [String]?
        var count = 0
        while true {
            let rows = try await transaction.query(
                column.lock(tenant, of: person, from: place, limit: column.page))
            guard let last = rows.last else { return count }
            place = try last.decode(column: 0)
            let cells = try rows.map { try SealedColumn.Cell($0) }
            let sealed = try cells.map { try reseal($0, of: column, from: old, to: new) }
            let replaced = try await transaction.query(column.replace(cells, with: sealed, in: tenant))
            guard replaced.count == cells.count else { throw StoreError.missingRow }
            if column.number == .person { try await carryUndo(of: person, transaction) }
            count += cells.count
        }
    }

    private func reseal(
        _ cell: SealedColumn.Cell, of column: SealedColumn, from old: VaultHandle.WrappedKey,
        to new: VaultHandle.WrappedKey
    ) throws -> [UInt8] {
        let content = try opening(column.number) {
            try vault.open(
                cell.sealed, under: old, in: column.compartment, column.number, row: cell.row, of: cell.subject,
                sealVersion: cell.sealVersion
            ) { Array($0) }
        }
        let grows = column.growth != .nothing
        return try vault.seal(
            content, under: new, in: column.compartment, column.number, row: cell.row, of: cell.subject,
            sealVersion: cell.sealVersion + (grows ? 1 : 0))
    }

    /// What an import left of her stays what can be taken back: nobody edited her.
    private func carryUndo(of person: UUID, _ transaction: PostgresTransaction) async throws {
        _ = try await transaction.query(
            """
            UPDATE import_row i SET person_version = p.version FROM person p
            WHERE p.tenant_id = \(tenant) AND p.id = \(person) AND i.tenant_id = \(tenant) AND i.subject_id = \(person)
                AND i.outcome = 'updated' AND i.person_version = p.version - 1
            """)
    }

    /// Logs the rows of a person in a table as they stand now.
    private func vouch(for column: SealedColumn, of person: UUID, _ transaction: PostgresTransaction) async throws {
        if let table = DigestedTable.all.first(where: { $0.number == column.number }) {
            _ = try await transaction.query(
                audit(
                    Self.action, table,
                    written: """
                        \(fragment: table.name) r WHERE r.tenant_id = \(tenant) AND \(fragment: column.subject) = \(person)
                            AND \(fragment: table.condition)
                        """))
        }
        guard let table = VouchedTable.all.first(where: { $0.number == column.number }) else { return }
        var last: UUID?
        while true {
            let rows = try await transaction.query(table.standing(tenant, of: person, after: last, limit: column.page))
            let live = try rows.map { try table.decode($0) }
            guard let end = live.last else { return }
            last = end.id
            _ = try await transaction.query(
                audit(
                    live.map {
                        AuditRecord(
                            action: Self.action, table: table.number, row: $0.id, subject: person, digest: $0.digest)
                    }))
        }
    }

    /// Refuses what was sealed for a subject under a profile key that is not hers any more; returns where it still is.
    ///
    /// - Throws: `Refusal` 503 `busy`: the next try reads the new key.
    func requireCurrent(_ key: VaultHandle.WrappedKey, of subject: UUID) async throws {
        let rows = try await read(
            """
            SELECT max(generation) > \(key.generation) FROM wrapped_key
            WHERE tenant_id = \(tenant) AND subject_id = \(subject) AND compartment = 1 AND term = 0
            """)
        guard try rows.first?.first?.decode(column: 0, as: Bool?.self) == true else { return }
        throw Refusal(
            .notReady, RefusalCode.busy, rule: "The keys of this record were turned at this moment; try again.",
            retryAfter: 1)
    }
}
