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
    /// Rows read at a time.
    static let rowPage = 500

    /// Verifies what this store holds.
    package init(_ store: Store) { self.store = store }

    /// Verifies everything of a tenant.
    ///
    /// - Throws: `PostgresError`, `VaultError`, `SequencerError`; a flaw in the data is a finding, not an error.
    package func verify(_ tenant: UUID) async throws -> AuditReport {
        let marks = try BlockMark.last(in: store.ledgerFile, tenant: tenant)
        let keys = Keyring(store.vault.exportPublicKeys().map(\.publicKey))
        return try await store.postgres.withTransaction(.snapshot) { transaction in
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
            try await countUnsealed(tenant, walks, transaction, &report)
            try await verifyRows(tenant, transaction, &report)
            return report
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
