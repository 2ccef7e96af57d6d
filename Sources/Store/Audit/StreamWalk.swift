import Foundation
import Ledger
import Postgres

/// The walk along one chain: block by block, each compared with the entries it holds.
struct StreamWalk {
    let tenant: UUID
    let stream: StoredStream
    /// What the ledger file last heard of the stream.
    let mark: BlockMark?
    private var chain: BlockChain
    /// The last sealed entry so far.
    private(set) var end: LogPosition
    private var holdsMark = false
    private var isBroken = false

    /// Begins after `predecessor`, the last head of the incarnation before, and behind the entries that one sealed.
    init(
        tenant: UUID, stream: StoredStream, predecessor: StreamHead?, start: LogPosition, mark: BlockMark?,
        keys: Keyring
    ) {
        self.tenant = tenant
        self.stream = stream
        self.mark = mark
        chain = BlockChain(after: StreamHead(beginning: stream.head.stream, after: predecessor), trusting: keys)
        end = start
    }

    /// The last good head.
    var head: StreamHead { chain.head }

    private var lane: Lane { stream.lane }
    private var incarnation: UInt32 { stream.head.stream.incarnation }

    /// Walks to the end, or to the first defect of the chain.
    mutating func run(_ transaction: PostgresTransaction, _ report: inout AuditReport) async throws {
        var first: Int64 = 0
        while !isBroken {
            let rows = try await transaction.query(
                """
                SELECT first_sequence, header, leaves, through_xid, through_id FROM block
                WHERE tenant_id = \(tenant) AND lane = \(Int16(lane.rawValue)) AND incarnation = \(stream.incarnation)
                    AND first_sequence > \(first)
                ORDER BY first_sequence LIMIT \(AuditVerifier.blockPage)
                """)
            for row in rows where !isBroken {
                let (sequence, header, leaves, through, id) = try row.decode(
                    Int64.self, [UInt8].self, [UInt8].self, UInt64.self, UUID.self)
                first = sequence
                try await block(
                    header, leaves, through: LogPosition(transaction: through, id: id), transaction, &report)
            }
            if rows.count < AuditVerifier.blockPage { break }
        }
        close(&report)
    }

    private mutating func block(
        _ header: [UInt8], _ leafList: [UInt8], through position: LogPosition, _ transaction: PostgresTransaction,
        _ report: inout AuditReport
    ) async throws {
        let content: BlockContent
        do {
            content = try chain.accept(header: header, leafList: leafList).content
        } catch {
            report.add(.chainBroken(lane, incarnation: incarnation, error))
            isBroken = true
            return
        }
        report.blocks += 1
        if let mark, mark.sequence == content.lastSequence { holdsMark = mark.hash == chain.head.hash.bytes }
        let leaves = try LeafList.decode(leafList)
        // One more than a block can hold: what was added shows, and is bounded.
        let rows = try await transaction.query(
            LoggedEntry.select(lane, tenant: tenant, after: end, through: position, limit: 2 * LeafList.maximum))
        let entries = try rows.map { try LoggedEntry($0, lane: lane) }
        compare(leaves, entries, &report)
        report.entries += leaves.count
        end = position
    }

    /// Matches entries with leaves by what they commit to; what lies between two matches was changed, removed or added.
    private func compare(_ leaves: [Leaf], _ entries: [LoggedEntry], _ report: inout AuditReport) {
        var places: [Commitment: Int] = [:]
        for (index, leaf) in leaves.enumerated() { places[leaf.commitment] = index }
        var next = 0
        var strangers: [LoggedEntry] = []
        for entry in entries {
            guard let place = places[entry.pending.commitment], place >= next,
                leaves[place].type == entry.pending.type, entry.isConsistent
            else {
                strangers.append(entry)
                continue
            }
            settle(leaves[next..<place], strangers, &report)
            strangers = []
            next = place + 1
        }
        settle(leaves[next...], strangers, &report)
    }

    private func settle(_ leaves: ArraySlice<Leaf>, _ strangers: [LoggedEntry], _ report: inout AuditReport) {
        for (leaf, entry) in zip(leaves, strangers) {
            report.add(.entryChanged(lane, sequence: leaf.sequence, id: entry.position.id))
        }
        for leaf in leaves.dropFirst(strangers.count) {
            report.add(.entryMissing(lane, sequence: leaf.sequence))
        }
        for entry in strangers.dropFirst(leaves.count) {
            report.add(.entryAdded(lane, id: entry.position.id))
        }
    }

    /// The end of the chain against the stream's row and against the ledger file.
    private func close(_ report: inout AuditReport) {
        guard !isBroken else { return }
        if chain.head != stream.head || (chain.blocks > 0 && end != stream.sealed) {
            report.add(.headWrong(lane, incarnation: incarnation))
        }
        if let mark, !holdsMark {
            report.add(.blockLost(lane, incarnation: incarnation, sequence: mark.sequence))
        }
    }
}
