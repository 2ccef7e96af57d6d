package import Domain
package import Foundation
import Postgres
import Vault

/// Imports: batches whose rows land in chunks, each chunk all or nothing.
extension TenantScope {
    /// Begins an import.
    package func beginImport(format: String, duplicates: ImportBatch.DuplicatePolicy) async throws -> UUID {
        let id = UUID()
        _ = try await write(
            .importBegin,
            """
            INSERT INTO import_batch (tenant_id, id, format, state, duplicates_policy, next_row, row_count, imported, updated,
                duplicates, quarantined, created_by, created_at)
            VALUES (\(tenant), \(id), \(format), 'running', \(duplicates.rawValue), 1, 0, 0, 0, 0, 0, \(actor.member), \(now))
            """,
            audit([AuditRecord(action: "import.begin", row: id)]))
        return id
    }

    /// Seals drafts on every core; a draft whose address is none answers its refusal instead.
    package func prepare(_ drafts: [PersonDraft]) async throws -> [Result<PreparedPerson, Refusal>] {
        let index = try await contactIndex()
        let vault = vault
        let parts = 2
        let size = max(1, (drafts.count + parts - 1) / parts)
        return try await withThrowingTaskGroup { group in
            for (order, start) in stride(from: 0, to: drafts.count, by: size).enumerated() {
                let slice = drafts[start..<min(start + size, drafts.count)]
                group.addTask {
                    (
                        order,
                        try slice.map { draft -> Result<PreparedPerson, Refusal> in
                            do {
                                return .success(
                                    PreparedPerson(sealed: try SealedPerson(draft, vault: vault, index: index)))
                            } catch let refusal as Refusal {
                                return .failure(refusal)
                            }
                        }
                    )
                }
            }
            var results: [(Int, [Result<PreparedPerson, Refusal>])] = []
            for try await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// Living people behind these tokens, with the token that found each; at most `limit` hits.
    ///
    /// Every token has its turn before any has a second one: a switchboard that thousands share crowds nobody's own address
    /// out. Only of such a number hits are left out, the last ones in the order of ids.
    package func people(
        behind tokens: [[UInt8]], limit: Int = 20_000
    ) async throws -> [(token: [UInt8], person: StoredPerson)] {
        if tokens.isEmpty { return [] }
        let rows = try await read(
            """
            WITH hit AS (
                SELECT point.person_id, t.token FROM unnest(\(Array(Set(tokens)))) AS t (token) CROSS JOIN LATERAL (
                    SELECT nearest.person_id, row_number() OVER (ORDER BY nearest.person_id) AS turn FROM (
                        SELECT DISTINCT c.person_id FROM contact_point c
                        WHERE c.tenant_id = \(tenant) AND c.token = t.token ORDER BY c.person_id LIMIT \(limit)) nearest
                ) point ORDER BY point.turn, t.token LIMIT \(limit)
            ), found AS (
                SELECT \(fragment: PersonColumns.selection), hit.token FROM \(fragment: PersonColumns.source(tenant))
                JOIN hit ON hit.person_id = p.id WHERE p.tenant_id = \(tenant)
            ), noted AS (
                \(fragment: readEntry(action: "import.compare", subject: "id", from: "(SELECT DISTINCT id FROM found) d"))
            )
            SELECT * FROM found
            """)
        return try opened(rows.first ?? [], of: .person) { row in
            (try row.decode(column: PersonColumns.count, as: [UInt8].self), try PersonColumns.person(row, vault: vault))
        }
    }

    /// Which prepared people have a suppressed address.
    package func suppressed(among people: [PreparedPerson]) async throws -> Set<UUID> {
        let pairs = people.filter(\.draft.heedsSuppression).flatMap { person in
            person.sealed.tokens.flatMap { token in
                token.suppression.map { (subject: person.draft.id, token: $0, purpose: person.draft.ground.purpose) }
            }
        }
        if pairs.isEmpty { return [] }
        let rows = try await read(SubjectInsert.suppressed(tenant, pairs))
        return Set(try (rows.first ?? []).map { try $0.decode(UUID.self) })
    }

    /// Writes one chunk: all of it or nothing.
    ///
    /// `first`: The chunk's first data row; the batch must expect exactly it.
    /// `next`: The row after the chunk's last.
    /// `counts`: The batch's counts after this chunk. `waiting`: Quarantined rows that the tenant may have.
    /// - Throws: `Refusal` 409 when somebody else runs or ended this import, or an address was suppressed meanwhile;
    ///   `too-many` when too many rows would wait.
    package func importChunk(
        _ batch: UUID, from first: Int64, to next: Int64, people: [PreparedPerson], updates: [ImportUpdate],
        quarantine: [QuarantineDraft], counts: ImportBatch.Counts, waiting: Int = QuarantineDraft.maximum
    ) async throws {
        let index = try await contactIndex()
        let changes = try updates.map { update in
            try PersonChange(
                of: update.person, to: update.profile, lifecycle: update.person.lifecycle, owner: update.person.owner,
                vault: vault, index: index, now: now)
        }
        let rows = try QuarantineInsert(
            tenant: tenant, batch: batch, drafts: quarantine, vault: vault, index: index
        ) { audit("quarantine.add", .importRow, written: $0) }
        let undo = try UndoInsert(tenant: tenant, batch: batch, updates: updates, vault: vault)
        try await transaction(.importChunk) { transaction in
            var statements: [PostgresQuery] = [
                """
                UPDATE import_batch SET next_row = \(next), row_count = \(counts.rows), imported = \(counts.imported),
                    updated = \(counts.updated), duplicates = \(counts.duplicates), quarantined = \(counts.quarantined)
                WHERE tenant_id = \(tenant) AND id = \(batch) AND state = 'running' AND next_row = \(first) RETURNING id
                """
            ]
            statements += changes.map { $0.statement(tenant: tenant, audit: { audit($0, forEach: "changed") }) }
            if !people.isEmpty {
                statements.append(
                    PersonInsert(tenant: tenant, people: people.map(\.sealed), now: now).statement { audit(from: $0) })
            }
            statements += rows.statements + undo.statements + consents(people.map(\.sealed))
            if !quarantine.isEmpty {
                statements.append(
                    """
                    SELECT 1 FROM import_row WHERE tenant_id = \(tenant) AND outcome = 'quarantined'
                    LIMIT 1 OFFSET \(waiting)
                    """)
            }
            let results = try await transaction.pipeline(statements)
            guard quarantine.isEmpty || results.last?.isEmpty == true else { throw Self.quarantineFull }
            let moved = results.first?.count == 1
            let changed = results.dropFirst().prefix(changes.count).allSatisfy { $0.count == 1 }
            let stored = people.isEmpty || results[1 + changes.count].count == people.count
            guard moved, changed, stored else {
                throw Refusal(
                    .conflict, RefusalCode.conflict, rule: "The data changed while the rows came in; try again.")
            }
        }
    }

    private static var quarantineFull: Refusal {
        Refusal(
            .refused, RefusalCode.tooMany, field: "file",
            rule: "At most \(QuarantineDraft.maximum) rows wait in quarantine; put them right or discard them first.")
    }

    /// Ends an import as completed or failed.
    package func finishImport(_ batch: UUID, state: ImportBatch.State) async throws {
        _ = try await write(
            .importFinish,
            """
            WITH changed AS (
                UPDATE import_batch SET state = \(state.rawValue), finished_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(batch) AND state = 'running' RETURNING id
            )
            \(fragment: audit(AuditRecord(action: "import.\(state.rawValue)", row: batch), forEach: "changed"))
            """)
    }

    private static let batchColumns: PostgresQuery = """
        id, format, state, duplicates_policy, row_count, imported, updated, duplicates, quarantined, created_at, finished_at
        """

    private static func batch(_ row: PostgresRow) throws -> ImportBatch {
        let (id, format, state, policy, rows, imported, updated, duplicates, quarantined, createdAt, finishedAt) =
            try row.decode(
                UUID.self, String.self, String.self, String.self, Int64.self, Int64.self, Int64.self, Int64.self,
                Int64.self, Date.self, Date?.self)
        guard let state = ImportBatch.State(rawValue: state), let policy = ImportBatch.DuplicatePolicy(rawValue: policy)
        else { throw StoreError.unknownCode(column: "state") }
        var counts = ImportBatch.Counts()
        (counts.rows, counts.imported, counts.updated) = (rows, imported, updated)
        (counts.duplicates, counts.quarantined) = (duplicates, quarantined)
        return ImportBatch(
            id: id, format: format, state: state, duplicates: policy, counts: counts, createdAt: createdAt,
            finishedAt: finishedAt)
    }

    /// One import.
    ///
    /// - Throws: `Refusal` 404.
    package func importBatch(_ id: UUID) async throws -> ImportBatch {
        let rows = try await read(
            "SELECT \(fragment: Self.batchColumns) FROM import_batch WHERE tenant_id = \(tenant) AND id = \(id)")
        guard let row = rows.first?.first else { throw Self.importNotFound }
        return try Self.batch(row)
    }

    static var importNotFound: Refusal { Refusal(.notFound, RefusalCode.notFound, rule: "There is no such import.") }

    /// Imports, newest first.
    ///
    /// `limit`: 1–200.
    package func importBatches(after: (at: Date, id: UUID)?, limit: Int) async throws -> [ImportBatch] {
        let bound: PostgresQuery = after.map { "AND (created_at, id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT \(fragment: Self.batchColumns) FROM import_batch WHERE tenant_id = \(tenant) \(fragment: bound)
            ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map(Self.batch)
    }
}
