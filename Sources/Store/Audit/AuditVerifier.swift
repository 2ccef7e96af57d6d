package import Foundation
import Ledger
import Postgres
import Vault

/// Verifies a tenant's log: signed blocks, the entries they hold, and the living rows the entries vouch for.
///
/// Sees one snapshot and works in pieces, so it neither blocks anybody nor grows with the log. It trusts this node's
/// present and past signing keys and the ledger file beside the keystore, nothing in the database.
package struct AuditVerifier: Sendable {
    let store: Store
    /// Blocks read at a time.
    static let blockPage = 16
    /// Erasures compared at a time.
    private static let erasurePage = 10_000
    /// Rows read at a time.
    static let rowPage = 500
    /// Limit of a statement: some look at all that a tenant's log says of a table.
    private static let patience = Duration.seconds(600)

    /// Verifies what this store holds.
    package init(_ store: Store) { self.store = store }

    /// Verifies everything of a tenant.
    ///
    /// `bound`: Up to which entry of the ledger file the database has to know; nil for all. A backup knows those that were
    /// there when it was begun.
    /// - Throws: `PostgresError`, `VaultError`, `SequencerError`; a flaw in the data is a finding, not an error.
    package func verify(_ tenant: UUID, through bound: UInt64? = nil) async throws -> AuditReport {
        // Read before the snapshot: the file follows the database, so all it names now is in there.
        let erasures = try store.ledgerFile.read { $0.kind != .block && $0.tenant == tenant }
            .filter { $0.sequence <= bound ?? .max }.compactMap { Reduction($0) }.filter(\.isErasure)
        let file = try BlockMarks(store.ledgerFile, tenant: tenant, through: bound)
        let marks = file.last
        let keys = Keyring(store.vault.exportPublicKeys().map(\.publicKey))
        return try await store.postgres.withTransaction(.snapshot, timeout: Self.patience) { transaction in
            _ = try await transaction.query("SELECT set_config('app.tenant', \(tenant.uuidString), true)")
            var report = AuditReport()
            let rows = try await transaction.query(StoredStream.select(tenant))
            let streams = try StoredStream.decode(rows, node: store.nodeID)
            var walks: [Lane: StreamWalk] = [:]
            for stream in streams {
                let first = walks[stream.lane]?.end ?? .start
                let mark = marks.first { $0.belongs(to: stream) }
                var walk = StreamWalk(
                    tenant: tenant, stream: stream, predecessor: walks[stream.lane]?.head, start: first, mark: mark,
                    keys: keys)
                try await walk.run(transaction, &report)
                walks[stream.lane] = walk
            }
            for mark in marks where !streams.contains(where: { mark.belongs(to: $0) }) {
                if let lane = Lane(rawValue: mark.lane) {
                    report.add(.blockLost(lane, incarnation: mark.incarnation, sequence: mark.sequence))
                }
            }
            let newest = streams.map(\.head.stream.incarnation).max() ?? 0
            if let required = file.required[tenant], newest < required {
                report.add(.blockLost(.local, incarnation: required, sequence: 0))
            }
            try await countUnsealed(tenant, walks, transaction, &report)
            try await findLost(erasures, tenant, transaction, &report)
            try await verifyRows(tenant, transaction, &report)
            // What follows compares whole sets, some of them parts of a statement: the planner knows nothing of their size and
            // would compare each row with each other (decision 0023).
            _ = try await transaction.query("SELECT set_config('enable_nestloop', 'off', true)")
            try await verifyDigestedRows(tenant, transaction, &report)
            try await verifySubjects(tenant, transaction, &report)
            return report
        }
    }

    /// Erasures of the ledger file against those of the database; a subject that was erased again is no loss.
    private func findLost(
        _ erasures: [Reduction], _ tenant: UUID, _ transaction: PostgresTransaction, _ report: inout AuditReport
    ) async throws {
        for start in stride(from: 0, to: erasures.count, by: Self.erasurePage) {
            let page = Array(erasures[start..<min(start + Self.erasurePage, erasures.count)])
            let rows = try await transaction.query(
                """
                SELECT DISTINCT u.id FROM unnest(\(page.map(\.id)), \(page.map(\.subject))) AS u (id, subject)
                WHERE NOT EXISTS (SELECT FROM erasure e WHERE e.tenant_id = \(tenant) AND e.id = u.id)
                    AND NOT EXISTS (SELECT FROM subject s WHERE s.tenant_id = \(tenant) AND s.id = u.subject
                        AND s.state = 'erased')
                ORDER BY u.id
                """)
            for row in rows { report.add(.erasureLost(try row.decode(UUID.self))) }
        }
    }

    private func countUnsealed(
        _ tenant: UUID, _ walks: [Lane: StreamWalk], _ transaction: PostgresTransaction, _ report: inout AuditReport
    ) async throws {
        for lane in Lane.allCases {
            guard let end = walks[lane]?.end else { continue }
            let behind: PostgresQuery = """
                tenant_id = \(tenant) AND (xid, id) > (\(end.transaction), \(end.id))
                """
            let rows =
                switch lane {
                case .local:
                    try await transaction.query(
                        """
                        SELECT (SELECT count(*) FROM audit_entry WHERE \(fragment: behind))
                            + (SELECT count(*) FROM read_entry WHERE \(fragment: behind))
                        """)
                default:
                    try await transaction.query(
                        "SELECT count(*) FROM event_slot WHERE lane = \(Int16(lane.rawValue)) AND \(fragment: behind)")
                }
            guard let row = rows.first else { throw StoreError.missingRow }
            let count = try row.decode(Int64.self)
            report.unsealed += Int(clamping: count)
        }
    }
}

extension BlockMark {
    /// Whether the mark speaks of this stream.
    func belongs(to stream: StoredStream) -> Bool {
        self.stream == stream.id && incarnation == stream.head.stream.incarnation
    }
}
