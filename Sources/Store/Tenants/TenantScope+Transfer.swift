import Domain
package import Foundation
import Postgres
package import Vault

/// Taking in a tenant that comes from another installation: a piece at a time, each in a transaction that says in the log how
/// far things are. The tenant stays suspended until the end, so nobody sees a part; begun again, it goes on.
extension TenantScope {
    /// What the log calls a piece, the moment from which the tenant is open, and the end of the whole command.
    private static let piece = "tenant.import"
    private static let end = "tenant.import-end"
    private static let done = "tenant.import-done"
    /// What the log says of a file that was taken in whoever signed it.
    private static let anySender = "tenant.import-any-sender"
    /// Rows vouched for in one transaction.
    private static let page = 500

    /// The sets this version knows, by name.
    package func transferSets() async throws -> [String: TransferSet] {
        let rows = try await read(
            """
            SELECT c.relname::text, a.attname::text, a.attnotnull FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r'
            """)
        var columns: [String: [String: TransferSet.Column]] = [:]
        for row in rows.first ?? [] {
            let (table, column, isRequired) = try row.decode(String.self, String.self, Bool.self)
            columns[table, default: [:]][column] = TransferSet.Column(
                identifier: try PostgresIdentifier(column), isRequired: isRequired)
        }
        let sets = try await recordSets().map { TransferSet(records: $0, columns: columns[$0.table.name] ?? [:]) }
        return Dictionary(sets.map { ($0.name, $0) }) { first, _ in first }
    }

    /// How far a transfer is; nil where none of it was begun.
    ///
    /// `transfer`: Made of the digest of the manifest.
    package func transferProgress(_ transfer: UUID) async throws -> TransferProgress? {
        let rows = try await read(
            """
            SELECT max(seal_version), coalesce(bool_or(action = \(Self.end)), false),
                coalesce(bool_or(action = \(Self.done)), false)
            FROM audit_entry WHERE tenant_id = \(tenant) AND row_id = \(transfer)
                AND action IN (\(Self.piece), \(Self.end), \(Self.done)) AND change IS NOT NULL
            """)
        guard let row = rows.first?.first, let pieces = try row.decode(column: 0, as: Int64?.self) else { return nil }
        return TransferProgress(pieces: pieces, isOpen: try row.decode(column: 1), isDone: try row.decode(column: 2))
    }

    /// Whether the tenant is one that was begun to be taken in and is not whole.
    ///
    /// Entries that came with it do not count: they have no place among the changes here, and say what they like.
    package func isTransferOpen() async throws -> Bool {
        let rows = try await read(
            """
            SELECT EXISTS (SELECT FROM audit_entry a WHERE a.tenant_id = \(tenant) AND a.action = \(Self.piece)
                AND a.change IS NOT NULL
                AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.tenant_id = \(tenant) AND e.action = \(Self.end)
                    AND e.row_id = a.row_id AND e.change IS NOT NULL))
            """)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        return try row.decode(column: 0)
    }

    /// Makes the tenant, suspended and empty; its keys lie in the keystore.
    ///
    /// `isSenderKnown`: Whether the signature was held against keys that somebody named; where not, the log says so.
    /// - Throws: `Refusal` 409 `slug-taken`.
    package func beginTransfer(
        _ transfer: UUID, of record: TenantRecord, isSenderKnown: Bool, epoch: UInt32, indexes: [TenantIndexKey]
    ) async throws {
        let active = indexes.filter { $0.state == .active }.map { (use: $0.use.code, version: $0.version) }
        let live = indexes.filter { $0.state == .retiring }
        do {
            _ = try await write(
                .tenantImportBegin,
                foundation(
                    of: record, state: "suspended", "tenant.import-begin", epoch: epoch, indexVersions: active)
                    + [
                        """
                        INSERT INTO index_key_state (tenant_id, use, version, state, created_at)
                        SELECT \(tenant), u.use, u.version, 'live', \(now)
                        FROM unnest(\(live.map(\.use.code)), \(live.map { Int32(bitPattern: $0.version) }))
                            AS u (use, version)
                        """,
                        audit(
                            [AuditRecord(action: Self.piece, row: transfer, sealVersion: 0)]
                                + (isSenderKnown ? [] : [AuditRecord(action: Self.anySender, row: transfer)])),
                    ])
        } catch let error as PostgresError where error.isUniqueViolation {
            throw Refusal(.conflict, RefusalCode.slugTaken, field: "slug", rule: "Another tenant has this slug.")
        }
    }

    /// Stores a piece of a set.
    ///
    /// - Throws: ``TransferFlaw`` with the first line and the rule where the database refuses it; then nothing of it is stored.
    package func store(
        _ lines: [TransferLine], of set: TransferSet, number: Int64, transfer: UUID, file: String
    ) async throws {
        var drafts: [TransferSet.Draft] = []
        for line in lines {
            do {
                if let draft = try set.draft(line) { drafts.append(draft) }
            } catch {
                throw error.at(file, line: line.number)
            }
        }
        let index = try await contactIndex()
        do {
            try await transaction(.tenantImportPiece) { [drafts] transaction in
                let keys = try await keys(of: drafts, set, transaction)
                let statements = try TransferInsert(
                    drafts, of: set, keys: keys, scope: self, index: index, file: file
                ).statements
                _ = try await transaction.pipeline(
                    statements + [audit([AuditRecord(action: Self.piece, row: transfer, sealVersion: number)])])
            }
        } catch let error as PostgresError where ["22", "23", "54"].contains(error.sqlState?.prefix(2)) {
            throw TransferFlaw(
                .recordRefused, "The database refuses a record of this piece: \(error.constraint ?? "its values").",
                file: file, line: lines.first?.number, field: error.column)
        }
    }

    /// The keys that a piece is sealed under, made where a subject has none yet.
    private func keys(
        of drafts: [TransferSet.Draft], _ set: TransferSet, _ transaction: PostgresTransaction
    ) async throws -> [UUID: VaultHandle.WrappedKey] {
        let wanted = Set(drafts.filter { $0.content != nil }.map(\.subject))
        guard let compartment = set.records.sealed?.compartment, !wanted.isEmpty else { return [:] }
        let number = Int16(compartment.rawValue)
        let rows = try await transaction.query(
            """
            SELECT DISTINCT ON (subject_id) subject_id, generation, epoch, wrapped FROM wrapped_key
            WHERE tenant_id = \(tenant) AND subject_id = ANY (\(Array(wanted))) AND compartment = \(number) AND term = 0
            ORDER BY subject_id, generation DESC
            """)
        var keys: [UUID: VaultHandle.WrappedKey] = [:]
        for row in rows { keys[try row.decode(column: 0)] = try KeyColumns.key(row, from: 1) }
        var made: [(subject: UUID, key: VaultHandle.WrappedKey)] = []
        for subject in wanted where keys[subject] == nil {
            let key = try vault.withNewKey(of: subject, compartment) { _, wrapped in wrapped }
            keys[subject] = key
            made.append((subject, key))
        }
        guard !made.isEmpty else { return keys }
        _ = try await transaction.query(
            """
            INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
            SELECT \(tenant), u.id, \(number), 0, 1, u.epoch, u.wrapped
            FROM unnest(\(made.map(\.subject)), \(made.map(\.key.epoch)), \(made.map(\.key.wrapped)))
                AS u (id, epoch, wrapped)
            """)
        return keys
    }

    /// Lets the log vouch for the rows of people and their records as they stand here, a page at a time.
    package func vouchForTransfer(_ transfer: UUID, from number: Int64, done: Int64) async throws {
        var number = number
        for table in VouchedTable.all {
            var cursor: UUID?
            while true {
                let rows = try await read(table.select(tenant, after: cursor, limit: Self.page)).first ?? []
                let live = try rows.map { try table.decode($0) }
                guard let last = live.last else { break }
                cursor = last.id
                number += 1
                if number > done {
                    let records = live.map {
                        AuditRecord(
                            action: TransferInsert.adoption, table: table.number, row: $0.id, subject: $0.subject,
                            digest: $0.digest)
                    }
                    _ = try await write(
                        .tenantImportPiece, audit(records),
                        audit([AuditRecord(action: Self.piece, row: transfer, sealVersion: number)]))
                }
                if rows.count < Self.page { break }
            }
        }
    }

    /// Opens the tenant that is whole now.
    package func endTransfer(_ transfer: UUID) async throws {
        _ = try await write(
            .tenantImportEnd,
            // Subjects of files that waited, which were left behind.
            """
            DELETE FROM subject s WHERE s.tenant_id = \(tenant) AND s.kind IN ('pending', 'quarantine')
                AND s.state <> 'erased' AND NOT EXISTS (
                    SELECT FROM wrapped_key w WHERE w.tenant_id = \(tenant) AND w.subject_id = s.id)
            """,
            """
            WITH changed AS (UPDATE tenant SET state = 'active' WHERE id = \(tenant) RETURNING *)
            \(fragment: audit("tenant.resume", .tenantRecord, written: "changed r"))
            """, audit([AuditRecord(action: Self.end, row: transfer)]))
        store.tenantCache.forget(tenant)
        await store.tellOfEndedCredential()
    }

    /// Notes that its owners have their links: from here on the file has nothing left to do.
    package func closeTransfer(_ transfer: UUID) async throws {
        _ = try await write(.tenantImportDone, audit([AuditRecord(action: Self.done, row: transfer)]))
    }

    /// Statements that make a tenant without anything in it: the states of its keys, and a log that begins.
    func foundation(
        of record: TenantRecord, state: String, _ action: String, epoch: UInt32,
        indexVersions: [(use: String, version: UInt32)]
    ) -> [PostgresQuery] {
        [
            """
            WITH made AS (
                INSERT INTO tenant (\(fragment: NodeScope.tenantColumns)) VALUES (\(record.id), \(record.slug),
                    \(record.name), \(record.country), \(record.locale), \(record.policy.rawValue), \(state),
                    \(record.agreementDigest), \(record.agreementDue), \(record.createdAt))
                RETURNING *
            )
            \(fragment: audit(action, .tenantRecord, written: "made r"))
            """,
            """
            INSERT INTO tenant_key_state (tenant_id, epoch, state, created_at)
            VALUES (\(record.id), \(Int32(bitPattern: epoch)), 'active', \(now))
            """,
            """
            INSERT INTO index_key_state (tenant_id, use, version, state, created_at)
            SELECT \(record.id), u.use, u.version, 'active', \(now)
            FROM unnest(\(indexVersions.map(\.use)), \(indexVersions.map { Int32(bitPattern: $0.version) }))
                AS u (use, version)
            """,
            """
            INSERT INTO stream (tenant_id, lane, incarnation, stream_id, next_sequence, head, head_time, sealed_xid,
                sealed_id)
            SELECT \(record.id), u.lane, 1, u.stream, 1, \([UInt8](repeating: 0, count: 32)), 0, '0'::xid8,
                '00000000-0000-0000-0000-000000000000'
            FROM unnest(\([0, 1, 2] as [Int16]), \((0..<3).map { _ in randomBytes(16) })) AS u (lane, stream)
            """,
        ]
    }
}
