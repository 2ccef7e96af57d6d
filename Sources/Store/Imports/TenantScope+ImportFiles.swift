package import Domain
package import Foundation
import Postgres
import Vault

/// Uploaded files on their way in: sealed in pieces, gone when they are through, after a day, or with the next erasure.
extension TenantScope {
    /// Seconds a file may wait.
    package static let importFileLifetime: TimeInterval = 86_400
    /// Files of a tenant that may wait at once.
    package static let maximumImportFiles = 20

    /// Begins a file.
    ///
    /// - Throws: `Refusal` 429 `too-many` when enough of them wait already.
    package func beginImportFile(_ settings: ImportFileRecord, format: ImportFormat) async throws -> UUID {
        let id = UUID()
        let (wrapped, sealed) = try vault.withNewKey(of: id, .profile) { key, wrapped in
            let place = vault.place(
                .importFile, row: id, subject: id, .profile, generation: wrapped.generation, sealVersion: 1)
            return (wrapped, try vault.vault.seal(settings.encoded(), under: key, place))
        }
        let rows = try await write(
            .importFileBegin,
            """
            SELECT count(*) FROM import_file
            WHERE tenant_id = \(tenant) AND expires_at > \(now) AND state NOT IN ('done', 'discarded')
            """,
            "INSERT INTO subject (tenant_id, id, kind, state) VALUES (\(tenant), \(id), 'quarantine', 'active')",
            """
            INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
            VALUES (\(tenant), \(id), 1, 0, \(wrapped.generation), \(wrapped.epoch), \(wrapped.wrapped))
            """,
            """
            INSERT INTO import_file (tenant_id, id, state, format, byte_count, chunk_count, row_count, imported, updated,
                duplicates, quarantined, outcomes, reasons, created_by, created_role, created_at, expires_at, seal_version,
                sealed)
            VALUES (\(tenant), \(id), 'uploading', \(format.rawValue), 0, 0, 0, 0, 0, 0, 0, \([UInt8]()), \([String]()),
                \(actor.member), \(actor.role.rawValue), \(now), \(now.addingTimeInterval(Self.importFileLifetime)), 1,
                \(sealed))
            """,
            audit([AuditRecord(action: "import.upload", row: id)]))
        let waiting = try rows.first?.first.map { try $0.decode(column: 0, as: Int64.self) }
        guard waiting ?? 0 < Int64(Self.maximumImportFiles) else {
            try await dropImportFile(id)
            throw Refusal(
                .tooMany, RefusalCode.tooMany, field: "file",
                rule: "At most \(Self.maximumImportFiles) files wait at once; finish or discard one.", retryAfter: 60)
        }
        return id
    }

    /// Keeps the next piece of a file; pieces count from 1.
    ///
    /// - Throws: `Refusal` `file-discarded` when an erasure took the file meanwhile.
    package func append(_ bytes: [UInt8], number: Int, to file: StoredImportFile) async throws {
        // A piece stands at its number: in the place of another one it opens nowhere.
        let sealed = try vault.seal(
            bytes, under: file.key, .importFileChunk, row: file.id, of: file.id, sealVersion: Int64(number))
        let rows = try await write(
            .importFileAppend,
            """
            WITH grown AS (
                UPDATE import_file SET chunk_count = \(Int32(clamping: number)),
                    byte_count = byte_count + \(Int64(bytes.count))
                WHERE tenant_id = \(tenant) AND id = \(file.id) AND state = 'uploading' RETURNING id
            )
            INSERT INTO import_file_chunk (tenant_id, file_id, number, sealed)
            SELECT \(tenant), id, \(Int32(clamping: number)), \(sealed) FROM grown RETURNING number
            """)
        guard rows.first?.count == 1 else { throw Self.importDiscarded }
    }

    /// A piece of a file, from 1; reading the first one is noted.
    package func chunk(_ number: Int, of file: StoredImportFile) async throws -> [UInt8] {
        let rows = try await read(
            """
            WITH found AS (
                SELECT sealed FROM import_file_chunk
                WHERE tenant_id = \(tenant) AND file_id = \(file.id) AND number = \(Int32(clamping: number))
            ), noted AS (
                \(fragment: readEntry(
                    action: "import.read", subject: "\(file.id)", from: "(SELECT FROM found WHERE \(number == 1)) f"))
            )
            SELECT sealed FROM found
            """)
        guard let row = rows.first?.first else { throw Self.importNotFound }
        return try vault.open(
            try row.decode([UInt8].self), under: file.key, .importFileChunk, row: file.id, of: file.id,
            sealVersion: Int64(number)
        ) { Array($0) }
    }

    /// A waiting file.
    ///
    /// - Throws: `Refusal` 404, also when its day is over; `file-discarded` when an erasure took it.
    package func importFile(_ id: UUID) async throws -> StoredImportFile {
        let rows = try await read(
            """
            SELECT f.state, f.format, f.byte_count, f.chunk_count, f.row_count, f.imported, f.updated, f.duplicates,
                f.quarantined, f.failure, f.batch_id, f.created_by, f.created_role, f.created_at, f.seal_version,
                k.generation, k.epoch, k.wrapped, f.sealed, f.outcomes, f.reasons
            FROM import_file f \(fragment: KeyColumns.source(tenant, of: "f.id"))
            WHERE f.tenant_id = \(tenant) AND f.id = \(id) AND f.expires_at > \(now) AND f.state <> 'discarded'
            """,
            """
            SELECT id FROM import_file
            WHERE tenant_id = \(tenant) AND id = \(id) AND expires_at > \(now) AND state = 'discarded'
            """)
        guard let row = rows.first?.first else {
            throw rows.last?.isEmpty == false ? Self.importDiscarded : Self.importNotFound
        }
        return try importFile(id, row)
    }

    private func importFile(_ id: UUID, _ row: PostgresRow) throws -> StoredImportFile {
        guard let state = StoredImportFile.State(rawValue: try row.decode(column: 0)) else {
            throw StoreError.unknownCode(column: "state")
        }
        guard let format = ImportFormat(rawValue: try row.decode(column: 1)) else {
            throw StoreError.unknownCode(column: "format")
        }
        guard let role = Role(rawValue: try row.decode(column: 12)) else {
            throw StoreError.unknownCode(column: "created_role")
        }
        var counts = ImportBatch.Counts()
        counts.rows = try row.decode(column: 4)
        counts.imported = try row.decode(column: 5)
        counts.updated = try row.decode(column: 6)
        counts.duplicates = try row.decode(column: 7)
        counts.quarantined = try row.decode(column: 8)
        let sealVersion = try row.decode(column: 14, as: Int64.self)
        let key = try KeyColumns.key(row, from: 15)
        let settings = try vault.open(
            try row.decode(column: 18), under: key, .importFile, row: id, of: id, sealVersion: sealVersion
        ) { try ImportFileRecord(decoding: $0) }
        return StoredImportFile(
            id: id, state: state, format: format, bytes: try row.decode(column: 2),
            chunks: Int(try row.decode(column: 3, as: Int32.self)), counts: counts,
            outcomes: ImportOutcomes(codes: try row.decode(column: 19), reasons: try row.decode(column: 20)),
            failure: try row.decode(column: 9, as: String?.self), batch: try row.decode(column: 10, as: UUID?.self),
            createdBy: try row.decode(column: 11, as: UUID?.self), role: role, createdAt: try row.decode(column: 13),
            settings: settings, sealVersion: sealVersion, key: key)
    }
}
