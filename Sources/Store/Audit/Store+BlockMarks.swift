import Domain
package import Foundation
import Ledger
import Postgres
import Vault

/// Blocks in the database and their marks in the ledger file.
extension Store {
    /// Compares every stream with its last mark, as at a start.
    ///
    /// A block that the file does not know is marked: the process died between commit and append.
    /// Looks at one tenant, or without one at all of them.
    ///
    /// - Returns: tenants of which the file knows a block that the database has lost or replaced; any keep the node
    ///   fenced.
    @discardableResult
    package func markBlocks(of tenant: UUID? = nil) async throws -> [UUID] {
        let file = try BlockMarks(ledgerFile, tenant: tenant)
        let marks = file.last
        var lost: Set<UUID> = []
        for tenant in Set(marks.map(\.tenant)) {
            for mark in marks where mark.tenant == tenant {
                if try await !holds(mark) { lost.insert(tenant) }
            }
        }
        let known = Set(marks.map(\.hash))
        let looked = if let tenant { [tenant] } else { try await node.tenants().map(\.id) }
        for tenant in looked {
            guard let required = file.required[tenant] else { continue }
            if try await incarnation(of: tenant) < required { lost.insert(tenant) }
        }
        for tenant in looked where !lost.contains(tenant) && !file.destroyed.contains(tenant) {
            let fresh = try await lastBlocks(of: tenant).filter { !known.contains($0.hash) }
            if !fresh.isEmpty { try await ledgerFile.append(fresh.map { $0.entry(at: clock.now) }) }
        }
        return lost.sorted { $0.uuidString < $1.uuidString }
    }

    /// The newest incarnation of a tenant's log that the database has; 0 for none.
    private func incarnation(of tenant: UUID) async throws -> UInt32 {
        let rows = try await postgres.segment(
            [
                "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
                "SELECT coalesce(max(incarnation), 0) FROM stream WHERE tenant_id = \(tenant)",
            ], lane: .read)
        guard let row = rows.last?.first else { throw StoreError.missingRow }
        let number = try row.decode(Int32.self)
        return UInt32(clamping: number)
    }

    /// Whether the block of a mark is there, byte for byte.
    private func holds(_ mark: BlockMark) async throws -> Bool {
        let rows = try await blocks(
            of: mark.tenant,
            """
            lane = \(Int16(mark.lane)) AND incarnation = \(Int32(clamping: mark.incarnation))
            AND last_sequence = \(Int64(clamping: mark.sequence))
            """)
        return rows == [mark]
    }

    private func lastBlocks(of tenant: UUID) async throws -> [BlockMark] {
        try await blocks(
            of: tenant,
            """
            (lane, incarnation, last_sequence) IN (
                SELECT lane, incarnation, max(last_sequence) FROM block WHERE tenant_id = \(tenant)
                GROUP BY lane, incarnation)
            """)
    }

    private func blocks(of tenant: UUID, _ condition: PostgresQuery) async throws -> [BlockMark] {
        let rows = try await postgres.segment(
            [
                "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
                """
                SELECT b.header, encode(s.stream_id, 'hex')::uuid FROM (
                    SELECT lane, incarnation, header FROM block WHERE tenant_id = \(tenant) AND \(fragment: condition)
                ) b JOIN stream s ON s.tenant_id = \(tenant) AND s.lane = b.lane AND s.incarnation = b.incarnation
                """,
            ], lane: .read)
        return try (rows.last ?? []).map { row in
            let (bytes, stream) = try row.decode([UInt8].self, UUID.self)
            let header = try BlockHeader(decoding: bytes)
            return BlockMark(tenant: tenant, stream: stream, content: header.content, hash: header.hash)
        }
    }
}
