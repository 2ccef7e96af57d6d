import Domain
package import Foundation
import Postgres

/// How an uploaded file ends: it is not wanted, its day is over, its upload was cut off, or somebody is erased.
extension TenantScope {
    static var importDiscarded: Refusal {
        Refusal(
            .conflict, RefusalCode.fileDiscarded,
            rule: "The file was discarded, because somebody was erased meanwhile; upload it again.")
    }

    /// Statements of an erasure that discard every file whose rows are not being taken in yet: whom it speaks of is not
    /// known before they are read.
    ///
    /// The rows change first: a piece that is kept meanwhile is either there for the second statement, or refused.
    ///
    /// `isReplay`: Files whose rows were being taken in when the database was copied go as well: nobody works on them, and whoever
    /// takes them up would store again who was erased since.
    func discardWaitingImportFiles(isReplay: Bool = false) -> [PostgresQuery] {
        [
            """
            WITH waiting AS (
                SELECT id FROM import_file WHERE tenant_id = \(tenant)
                    AND (state IN ('uploading', 'uploaded', 'checking', 'checked') OR \(isReplay) AND state = 'running')
                ORDER BY id FOR UPDATE
            ), discarded AS (
                UPDATE import_file f SET state = 'discarded', byte_count = 0, chunk_count = 0, row_count = 0, imported = 0,
                    updated = 0, duplicates = 0, quarantined = 0, outcomes = \([UInt8]()), reasons = \([String]()),
                    failure = NULL, sealed = \([UInt8]())
                FROM waiting WHERE f.tenant_id = \(tenant) AND f.id = waiting.id RETURNING f.id
            )
            \(fragment: audit(from: """
                (SELECT gen_random_uuid() AS id, 'import.discard' AS action, NULL::smallint AS table_number, id AS row_id,
                    NULL::uuid AS subject_id, NULL::bigint AS seal_version, NULL::bytea AS digest FROM discarded) AS u
                """))
            """,
            """
            DELETE FROM import_file_chunk USING import_file f WHERE import_file_chunk.tenant_id = \(tenant)
                AND f.tenant_id = \(tenant) AND f.id = import_file_chunk.file_id AND f.state = 'discarded'
            """,
            """
            DELETE FROM wrapped_key USING import_file f WHERE wrapped_key.tenant_id = \(tenant)
                AND f.tenant_id = \(tenant) AND f.id = wrapped_key.subject_id AND f.state = 'discarded'
            """,
            """
            UPDATE subject SET state = 'erased' FROM import_file f WHERE subject.tenant_id = \(tenant)
                AND f.tenant_id = \(tenant) AND f.id = subject.id AND f.state = 'discarded' AND subject.state <> 'erased'
            """,
        ]
    }

    /// Forgets a file: its pieces, its row, its key.
    package func dropImportFile(_ file: UUID) async throws {
        _ = try await write(
            .importFileDrop,
            "SELECT id FROM import_file WHERE tenant_id = \(tenant) AND id = \(file) FOR UPDATE",
            "DELETE FROM import_file_chunk WHERE tenant_id = \(tenant) AND file_id = \(file)",
            "DELETE FROM import_file WHERE tenant_id = \(tenant) AND id = \(file)",
            "DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id = \(file)",
            "DELETE FROM subject WHERE tenant_id = \(tenant) AND id = \(file) AND kind = 'quarantine'")
    }

    /// Forgets the files whose day is over; answers how many. One whose rows are being taken in has a day more.
    package func dropExpiredImportFiles() async throws -> Int {
        let rows = try await read(
            """
            SELECT id FROM import_file WHERE tenant_id = \(tenant) AND expires_at <= \(now)
                AND (state <> 'running' OR expires_at <= \(now.addingTimeInterval(-Self.importFileLifetime))) LIMIT 1000
            """)
        let ids = try (rows.first ?? []).map { try $0.decode(UUID.self) }
        for id in ids { try await dropImportFile(id) }
        return ids.count
    }

    /// Forgets files whose upload began before that moment and was cut off with its process.
    package func dropCutOffUploads(before moment: Date) async throws {
        let rows = try await read(
            """
            SELECT id FROM import_file WHERE tenant_id = \(tenant) AND state = 'uploading' AND created_at < \(moment)
            ORDER BY created_at LIMIT 1000
            """)
        for row in rows.first ?? [] { try await dropImportFile(try row.decode(UUID.self)) }
    }
}
