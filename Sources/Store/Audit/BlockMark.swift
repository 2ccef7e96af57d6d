import Foundation
import Ledger
import Vault

/// The head of a sealed block as the ledger file beside the keystore remembers it.
///
/// With it a database is caught that lost its last blocks, or had them replaced, in a way that leaves the chain intact.
struct BlockMark: Sendable, Equatable {
    let tenant: UUID
    /// The stream's random id.
    let stream: UUID
    let lane: UInt8
    let incarnation: UInt32
    /// The sequence of the block's last entry.
    let sequence: UInt64
    let hash: [UInt8]

    init(tenant: UUID, stream: UUID, content: BlockContent, hash: Digest) {
        self.tenant = tenant
        self.stream = stream
        lane = content.stream.lane.rawValue
        incarnation = content.stream.incarnation
        sequence = content.lastSequence
        self.hash = hash.bytes
    }

    /// Reads an entry of the ledger file; nil when it is not the mark of a block.
    init?(_ entry: ErasureLedgerEntry) {
        let parts = entry.code.split(separator: ".", omittingEmptySubsequences: false)
        guard entry.kind == .block, parts.count == 3, let lane = UInt8(parts[0]), let incarnation = UInt32(parts[1]),
            let sequence = UInt64(parts[2])
        else { return nil }
        tenant = entry.tenant
        stream = entry.id
        self.lane = lane
        self.incarnation = incarnation
        self.sequence = sequence
        hash = entry.hash
    }

    /// The mark as the ledger file keeps it: the code is `lane.incarnation.sequence`.
    func entry(at moment: Date) -> ErasureLedgerEntry {
        ErasureLedgerEntry(
            kind: .block, tenant: tenant, id: stream, code: "\(lane).\(incarnation).\(sequence)", at: moment, hash: hash
        )
    }

    /// The last mark of every stream and incarnation of a tenant, or of all tenants.
    static func last(in file: ErasureLedgerFile, tenant: UUID? = nil) throws -> [BlockMark] {
        try BlockMarks(file, tenant: tenant).last
    }
}
