package import Domain
package import Foundation
import Postgres

/// How an uploaded file moves on.
extension TenantScope {
    /// Says that the file has arrived to its end.
    ///
    /// - Throws: `Refusal` `file-discarded` when an erasure took it meanwhile.
    package func finishUpload(_ file: UUID) async throws {
        let rows = try await write(
            .importFileArrive,
            """
            UPDATE import_file SET state = 'uploaded'
            WHERE tenant_id = \(tenant) AND id = \(file) AND state = 'uploading' RETURNING id
            """)
        guard rows.first?.count == 1 else { throw Self.importDiscarded }
    }

    /// Keeps what was chosen for a file and begins its trial run.
    ///
    /// - Throws: `Refusal` 409 when its rows are being taken in already.
    package func choose(_ settings: ImportFileRecord, for file: StoredImportFile) async throws {
        let version = file.sealVersion + 1
        let sealed = try vault.seal(
            settings.encoded(), under: file.key, .importFile, row: file.id, of: file.id, sealVersion: version)
        let rows = try await write(
            .importFileChoose,
            """
            UPDATE import_file SET state = 'checking', seal_version = \(version), sealed = \(sealed), row_count = 0,
                imported = 0, updated = 0, duplicates = 0, quarantined = 0, outcomes = \([UInt8]()),
                reasons = \([String]()), failure = NULL
            WHERE tenant_id = \(tenant) AND id = \(file.id) AND seal_version = \(file.sealVersion)
                AND state IN ('uploaded', 'checking', 'checked')
            RETURNING id
            """)
        guard rows.first?.isEmpty == false else { throw Self.importMoved }
    }

    static var importMoved: Refusal {
        Refusal(.conflict, RefusalCode.conflict, rule: "The file was changed or taken in meanwhile.")
    }

    /// Notes how far the trial run is.
    package func noteCheck(_ file: StoredImportFile, _ counts: ImportBatch.Counts) async throws {
        _ = try await write(.importFileNote, checkUpdate(file, counts, then: ""))
    }

    /// Keeps what the trial run found, or why it ended early.
    package func finishCheck(
        _ file: StoredImportFile, _ counts: ImportBatch.Counts, outcomes: ImportOutcomes, failure: String?
    ) async throws {
        _ = try await write(
            .importFileCheck,
            checkUpdate(
                file, counts,
                then: """
                    , state = 'checked', outcomes = \(outcomes.codes), reasons = \(outcomes.reasons), failure = \(failure)
                    """))
    }

    private func checkUpdate(
        _ file: StoredImportFile, _ counts: ImportBatch.Counts, then more: PostgresQuery
    ) -> PostgresQuery {
        """
        UPDATE import_file SET row_count = \(counts.rows), imported = \(counts.imported), updated = \(counts.updated),
            duplicates = \(counts.duplicates), quarantined = \(counts.quarantined) \(fragment: more)
        WHERE tenant_id = \(tenant) AND id = \(file.id) AND state = 'checking' AND seal_version = \(file.sealVersion)
        """
    }

    /// Begins to take a file's rows in; answers the import.
    ///
    /// - Throws: `Refusal` 409 unless its trial run is through.
    package func startImport(
        of file: StoredImportFile, duplicates: ImportBatch.DuplicatePolicy
    ) async throws -> UUID {
        let batch = UUID()
        let rows = try await write(
            .importFileStart,
            """
            WITH started AS (
                SELECT id FROM import_file WHERE tenant_id = \(tenant) AND id = \(file.id) AND state = 'checked'
                    AND failure IS NULL AND seal_version = \(file.sealVersion) FOR UPDATE
            ), batch AS (
                INSERT INTO import_batch (tenant_id, id, format, state, duplicates_policy, next_row, row_count, imported,
                    updated, duplicates, quarantined, created_by, created_at)
                SELECT \(tenant), \(batch), \(file.format.rawValue), 'running', \(duplicates.rawValue), 1, 0, 0, 0, 0, 0,
                    \(actor.member), \(now) FROM started RETURNING id
            ), noted AS (
                \(fragment: audit(AuditRecord(action: "import.begin", row: batch), forEach: "batch"))
            )
            SELECT id FROM batch
            """,
            """
            UPDATE import_file SET state = 'running', batch_id = \(batch)
            WHERE tenant_id = \(tenant) AND id = \(file.id) AND state = 'checked'
                AND EXISTS (SELECT FROM import_batch WHERE tenant_id = \(tenant) AND id = \(batch))
            """)
        guard rows.first?.isEmpty == false else { throw Self.importMoved }
        return batch
    }

    /// Goes on with an import whose process ended; answers how many rows are in.
    ///
    /// - Throws: `Refusal` 409 when it is through, or is being taken back.
    package func resumeImport(_ batch: UUID) async throws -> Int {
        let rows = try await write(
            .importResume,
            """
            UPDATE import_batch SET state = 'running', finished_at = NULL
            WHERE tenant_id = \(tenant) AND id = \(batch) AND state IN ('running', 'failed')
            RETURNING next_row - 1
            """)
        guard let row = rows.first?.first else { throw Self.importMoved }
        return Int(try row.decode(column: 0, as: Int64.self))
    }

    /// Forgets the pieces of a file whose rows are in; what was chosen for it stays for the rest of its day.
    package func finishImportFile(_ file: UUID) async throws {
        _ = try await write(
            .importFileFinish,
            """
            UPDATE import_file SET state = 'done', chunk_count = 0, outcomes = \([UInt8]()), reasons = \([String]())
            WHERE tenant_id = \(tenant) AND id = \(file)
            """,
            "DELETE FROM import_file_chunk WHERE tenant_id = \(tenant) AND file_id = \(file)")
    }

    /// What was chosen for the file that an import was; nil where its day is over, and for one without a file.
    package func importSettings(of batch: UUID) async throws -> ImportFileRecord? {
        let rows = try await read("SELECT id FROM import_file WHERE tenant_id = \(tenant) AND batch_id = \(batch)")
        guard let row = rows.first?.first else { return nil }
        do {
            return try await importFile(try row.decode(UUID.self)).settings
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return nil
        }
    }

    /// Files that wait for somebody to go on with them, newest first.
    package func waitingImportFiles() async throws -> [WaitingImportFile] {
        let rows = try await read(
            """
            SELECT id, state, format, created_at FROM import_file
            WHERE tenant_id = \(tenant) AND expires_at > \(now) AND state IN ('uploaded', 'checking', 'checked')
            ORDER BY created_at DESC, id LIMIT \(Self.maximumImportFiles)
            """)
        return try (rows.first ?? []).map { row in
            let (id, state, format, createdAt) = try row.decode(UUID.self, String.self, String.self, Date.self)
            guard let state = StoredImportFile.State(rawValue: state), let format = ImportFormat(rawValue: format)
            else { throw StoreError.unknownCode(column: "state") }
            return WaitingImportFile(id: id, state: state, format: format, createdAt: createdAt)
        }
    }

    /// Files that somebody works on, or should: of a trial run or an import that was cut off.
    package func importFilesUnderWay() async throws -> [UUID] {
        let rows = try await read(
            """
            SELECT id FROM import_file WHERE tenant_id = \(tenant) AND state IN ('checking', 'running') ORDER BY created_at
            """)
        return try (rows.first ?? []).map { try $0.decode(UUID.self) }
    }
}
