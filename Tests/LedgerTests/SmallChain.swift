import Testing
import Vault

@testable import Ledger

/// A short chain with realistic blocks, and ways to spoil it.
struct SmallChain {
    struct Block: Equatable {
        var header: [UInt8]
        var leaves: [Leaf]
        var hashes: [Digest]
    }

    let signer: SigningKeyPair
    let beginning: StreamHead
    var blocks: [Block] = []

    init(_ sizes: [Int], lane: Lane = .reductions, incarnation: UInt32 = 1) throws {
        signer = try SigningKeyPair()
        let origin = Digest(.genesis, signer.publicKey)
        let tenant = Array(Digest(.genesis, [1]).bytes.prefix(16))
        let stream = try #require(StreamID(tenant: tenant, lane: lane, origin: origin, incarnation: incarnation))
        beginning = StreamHead(beginning: stream)
        var head = beginning
        for (number, size) in sizes.enumerated() {
            let sealed = try Self.block(size, number, after: head, signer: signer)
            blocks.append(Block(header: sealed.header.encoded, leaves: sealed.leaves, hashes: sealed.leafHashes))
            head = sealed.head
        }
    }

    static func block(
        _ size: Int, _ number: Int, after head: StreamHead, signer: SigningKeyPair
    ) throws -> SealedBlock {
        let types = EventType.known.filter { $0.lane == head.stream.lane }
        let pending = (0..<size).map { index in
            PendingEntry(
                type: types[index % types.count], salt: .random(), payload: [UInt8](repeating: 7, count: index * 40))
        }
        return try #require(
            try Sealer.seal(pending, after: head, now: HybridTime(milliseconds: Int64(number) * 20), signer: signer))
    }

    /// Walks these blocks; the defect, or nil when all is well.
    func defect(in blocks: [Block], hashes: Bool = true, keys: Keyring? = nil) -> ChainDefect? {
        var chain = BlockChain(after: beginning, trusting: keys ?? Keyring([signer.publicKey]))
        do {
            for block in blocks {
                try chain.accept(
                    header: block.header, leaves: block.leaves, leafHashes: hashes ? block.hashes : nil)
            }
            return nil
        } catch {
            return error
        }
    }
}
