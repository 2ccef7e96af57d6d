import Domain
import Foundation
import Ledger
import Postgres
import Vault

/// Seals what waits in a tenant's lanes: entries are read, never changed, and a block records how far they reach.
///
/// Correct whoever calls it and however often: a block is stored only together with the step of its stream, and only from
/// the position that was read. That one process does it at a time only saves work.
struct BlockSealer: Sendable {
    let store: Store

    /// Makes at most one block per lane.
    ///
    /// - Returns: What was done, and the heads that are committed now and wanted by the ledger file.
    func seal(_ tenant: UUID) async throws -> (result: SealingResult, marks: [BlockMark]) {
        let streams = try await streams(of: tenant)
        let waiting = try await waiting(tenant, streams)
        let moment = store.clock.now
        let key = store.vault.signingKey
        var result = SealingResult()
        var sealed: [(stream: StoredStream, block: SealedBlock)] = []
        var statements: [PostgresQuery] = []
        for (stream, entries) in zip(streams, waiting) {
            guard
                let block = try Sealer.seal(
                    entries.map(\.pending), after: stream.head,
                    now: HybridTime(milliseconds: moment.microseconds / 1_000), signer: key)
            else { continue }
            let taken = block.leaves.count
            result.entries += taken
            result.blocks += 1
            result.hasMore = result.hasMore || taken < entries.count || taken == Sealer.maximumEntries
            statements.append(
                stream.store(block, through: entries[taken - 1].position, at: moment, tenant: tenant))
            sealed.append((stream, block))
        }
        guard !statements.isEmpty else { return (result, []) }
        try Failpoint.hit("sequencer.before-write")
        let stored = try await store.postgres.segment([enter(tenant)] + statements, lane: .write)
        guard stored.dropFirst().allSatisfy({ !$0.isEmpty }) else { throw SequencerError.overtaken }
        try Failpoint.hit("sequencer.after-commit")
        let marks = sealed.map { stream, block in
            BlockMark(tenant: tenant, stream: stream.id, content: block.header.content, hash: block.header.hash)
        }
        return (result, marks)
    }

    /// The newest incarnation of each lane.
    private func streams(of tenant: UUID) async throws -> [StoredStream] {
        let rows = try await store.postgres.segment([enter(tenant), StoredStream.select(tenant)], lane: .read)
        let all = try StoredStream.decode(rows.last ?? [], node: store.nodeID)
        let newest = Lane.allCases.compactMap { lane in all.last { $0.lane == lane } }
        guard !newest.isEmpty else { throw SequencerError.noStream }
        return newest
    }

    /// What waits behind each stream, as many entries as a block takes.
    private func waiting(_ tenant: UUID, _ streams: [StoredStream]) async throws -> [[LoggedEntry]] {
        let queries = streams.map {
            LoggedEntry.select($0.lane, tenant: tenant, after: $0.sealed, limit: Sealer.maximumEntries)
        }
        let horizon: PostgresQuery = "SELECT pg_snapshot_xmax(pg_current_snapshot())"
        let results = try await store.postgres.segment([enter(tenant), horizon] + queries, lane: .read)
        guard results.count == 2 + streams.count, let row = results[1].first else { throw StoreError.missingRow }
        let next = try row.decode(UInt64.self)
        guard streams.allSatisfy({ $0.sealed.transaction < next }) else { throw SequencerError.rewound }
        return try zip(streams, results.dropFirst(2)).map { stream, rows in
            try rows.map { try LoggedEntry($0, lane: stream.lane) }
        }
    }

    private func enter(_ tenant: UUID) -> PostgresQuery {
        "SELECT set_config('app.tenant', \(tenant.uuidString), true)"
    }
}
