import Foundation
import Ledger
import Postgres

/// A row of `stream`: where one chain of this node goes on.
struct StoredStream: Sendable {
    /// The chain's lane, incarnation and last head.
    let head: StreamHead
    /// The last entry that lies in a block.
    let sealed: LogPosition
    /// The stream's random id as the ledger file writes it.
    let id: UUID

    var lane: Lane { head.stream.lane }
    var incarnation: Int32 { Int32(clamping: head.stream.incarnation) }

    /// Every stream of a tenant, lane by lane, oldest incarnation first.
    static func select(_ tenant: UUID) -> PostgresQuery {
        """
        SELECT lane, incarnation, stream_id, encode(stream_id, 'hex')::uuid, next_sequence, head, head_time, sealed_xid,
            sealed_id
        FROM stream WHERE tenant_id = \(tenant) ORDER BY lane, incarnation
        """
    }

    /// Reads the rows of `select`; a stream without blocks begins where its predecessor ended.
    static func decode(_ rows: [PostgresRow], node: [UInt8]) throws -> [StoredStream] {
        guard let origin = Digest(node) else { throw SequencerError.unreadable("node") }
        var streams: [StoredStream] = []
        for row in rows {
            let (lane, incarnation, tenant, id, next, head, time, transaction, entry) = try row.decode(
                Int16.self, Int32.self, [UInt8].self, UUID.self, Int64.self, [UInt8].self, Int64.self, UInt64.self,
                UUID.self)
            guard let lane = UInt8(exactly: lane).flatMap(Lane.init(rawValue:)),
                let incarnation = UInt32(exactly: incarnation),
                let stream = StreamID(tenant: tenant, lane: lane, origin: origin, incarnation: incarnation),
                let hash = Digest(head), let next = UInt64(exactly: next),
                let time = UInt64(exactly: time).flatMap(HybridTime.init(rawValue:))
            else { throw SequencerError.unreadable("stream") }
            let predecessor = streams.last { $0.lane == lane }
            streams.append(
                StoredStream(
                    head: next == 1
                        ? StreamHead(beginning: stream, after: predecessor?.head)
                        : StreamHead(stream: stream, nextSequence: next, hash: hash, time: time),
                    sealed: LogPosition(transaction: transaction, id: entry), id: id))
        }
        return streams
    }

    /// The statement that stores a block and moves this stream behind it; answers no row when another sequencer was faster.
    func store(_ block: SealedBlock, through position: LogPosition, at moment: Date, tenant: UUID) -> PostgresQuery {
        let content = block.header.content
        return """
            WITH moved AS (
                UPDATE stream SET next_sequence = \(Int64(clamping: block.head.nextSequence)),
                    head = \(block.head.hash.bytes), head_time = \(block.head.time.signedValue),
                    sealed_xid = \(position.transaction), sealed_id = \(position.id)
                WHERE tenant_id = \(tenant) AND lane = \(Int16(lane.rawValue)) AND incarnation = \(incarnation)
                    AND next_sequence = \(Int64(clamping: head.nextSequence)) AND sealed_xid = \(sealed.transaction)
                    AND sealed_id = \(sealed.id)
                RETURNING tenant_id
            )
            INSERT INTO block (tenant_id, lane, incarnation, first_sequence, last_sequence, through_xid, through_id, header,
                leaves, sealed_at)
            SELECT tenant_id, \(Int16(lane.rawValue)), \(incarnation), \(Int64(clamping: content.firstSequence)),
                \(Int64(clamping: content.lastSequence)), \(position.transaction), \(position.id),
                \(block.header.encoded), \(block.leafList), \(moment)
            FROM moved RETURNING first_sequence
            """
    }
}
