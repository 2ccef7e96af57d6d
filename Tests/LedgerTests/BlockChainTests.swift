import Testing
import Vault

@testable import Ledger

@Suite("Chain verification")
struct BlockChainTests {
    @Test("Every flipped bit of every header is found in its block")
    func headerBits() throws {
        let chain = try SmallChain([2, 5, 1])
        #expect(chain.defect(in: chain.blocks) == nil)
        for number in chain.blocks.indices {
            for bit in 0..<chain.blocks[number].header.count * 8 {
                var blocks = chain.blocks
                blocks[number].header[bit / 8] ^= 1 << UInt8(bit % 8)
                #expect(chain.defect(in: blocks)?.block == number, "bit \(bit)")
            }
        }
    }

    @Test("Every flipped bit of every leaf is found, at its leaf when hashes are kept")
    func leafBits() throws {
        let chain = try SmallChain([2, 5])
        for number in chain.blocks.indices {
            let leaves = chain.blocks[number].leaves
            for (index, leaf) in leaves.enumerated() {
                let encoded = leaf.encoded()
                for bit in 0..<encoded.count * 8 {
                    var changed = encoded
                    changed[bit / 8] ^= 1 << UInt8(bit % 8)
                    guard let wrong = try? Leaf(decoding: changed) else { continue }
                    var blocks = chain.blocks
                    blocks[number].leaves[index] = wrong
                    let defect = try #require(chain.defect(in: blocks))
                    #expect(defect.block == number)
                    #expect(named(defect.kind) == index || isLateTime(defect.kind, after: index), "\(defect)")
                    #expect(chain.defect(in: blocks, hashes: false)?.block == number)
                }
            }
        }
    }

    @Test("Every flipped bit of a stored list of leaves is found in its block")
    func leafListBits() throws {
        let chain = try SmallChain([4])
        let block = chain.blocks[0]
        let list = LeafList.encode(block.leaves)
        for bit in 0..<list.count * 8 {
            var changed = list
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            var walk = BlockChain(after: chain.beginning, trusting: Keyring([chain.signer.publicKey]))
            #expect(throws: ChainDefect.self) { try walk.accept(header: block.header, leafList: changed) }
        }
    }

    @Test("Every flipped bit of a kept leaf hash is found, at its index")
    func hashBits() throws {
        let chain = try SmallChain([5])
        for index in chain.blocks[0].hashes.indices {
            for bit in 0..<256 {
                var bytes = chain.blocks[0].hashes[index].bytes
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                var blocks = chain.blocks
                blocks[0].hashes[index] = try #require(Digest(bytes))
                #expect(chain.defect(in: blocks)?.kind == .wrongLeafHash(index: index))
                var walk = BlockChain(after: chain.beginning, trusting: Keyring([chain.signer.publicKey]))
                #expect(throws: ChainDefect(.wrongRoot, block: 0, sequence: 1)) {
                    try walk.accept(header: blocks[0].header, leafHashes: blocks[0].hashes)
                }
            }
        }
    }

    @Test("A removed, repeated or reordered block is found where it happened")
    func blocks() throws {
        let chain = try SmallChain([2, 3, 1, 4])
        let all = chain.blocks
        for number in all.indices.dropLast() {
            var removed = all
            removed.remove(at: number)
            let defect = chain.defect(in: removed)
            #expect(defect?.block == number)
            #expect(isSequence(defect?.kind), "\(String(describing: defect))")
            var swapped = all
            swapped.swapAt(number, number + 1)
            #expect(isSequence(chain.defect(in: swapped)?.kind))
        }
        for number in all.indices {
            var repeated = all
            repeated.insert(all[number], at: number)
            let defect = chain.defect(in: repeated)
            #expect(defect?.block == number + 1)
            #expect(isSequence(defect?.kind))
        }
    }

    @Test("A block rewritten and signed by the same key breaks the next one's link")
    func rewritten() throws {
        let chain = try SmallChain([2, 3, 2])
        let first = try BlockHeader(decoding: chain.blocks[0].header)
        let head = StreamHead(after: first.content, hash: first.hash)
        let other = try SmallChain.block(3, 9, after: head, signer: chain.signer)
        var blocks = chain.blocks
        blocks[1] = .init(header: other.header.encoded, leaves: other.leaves, hashes: other.leafHashes)
        #expect(chain.defect(in: blocks) == ChainDefect(.wrongPreviousHash, block: 2, sequence: 6))
    }

    @Test("A removed, repeated or reordered leaf is found in its block")
    func leaves() throws {
        let chain = try SmallChain([1, 6])
        for index in 0..<6 {
            var removed = chain.blocks
            removed[1].leaves.remove(at: index)
            #expect(chain.defect(in: removed)?.kind == .wrongLeafCount(expected: 6, found: 5))
            var repeated = chain.blocks
            repeated[1].leaves.insert(repeated[1].leaves[index], at: index)
            #expect(chain.defect(in: repeated)?.kind == .wrongLeafCount(expected: 6, found: 7))
            guard index < 5 else { continue }
            var swapped = chain.blocks
            swapped[1].leaves.swapAt(index, index + 1)
            #expect(chain.defect(in: swapped)?.kind == .wrongLeafSequence(index: index))
        }
    }

    @Test("A foreign key, a foreign signature and a foreign stream are told apart")
    func strangers() throws {
        let (chain, other) = (try SmallChain([2, 2]), try SmallChain([2, 2], incarnation: 2))
        #expect(chain.defect(in: chain.blocks, keys: Keyring([]))?.kind == .unknownKey)
        #expect(chain.defect(in: other.blocks)?.kind == .wrongStream)
        var blocks = chain.blocks
        let header = try BlockHeader(decoding: blocks[1].header)
        let signature = other.signer.sign(header.contentBytes, domain: BlockContent.domain)
        blocks[1].header = CBOR.array([.bytes(header.contentBytes), .bytes(signature)]).encoded()
        #expect(chain.defect(in: blocks) == ChainDefect(.badSignature, block: 1, sequence: 3))
        let elsewhere = chain.signer.sign(header.contentBytes, domain: "obhut/something-else")
        blocks[1].header = CBOR.array([.bytes(header.contentBytes), .bytes(elsewhere)]).encoded()
        #expect(chain.defect(in: blocks)?.kind == .badSignature)
    }

    @Test("An event on a lane that is not its own is found, even when it was signed so")
    func lanes() throws {
        let chain = try SmallChain([1])
        let leaf = chain.blocks[0].leaves[0]
        let grant = Leaf(
            type: .grant, sequence: 1, time: leaf.time, sizeBucket: leaf.sizeBucket, commitment: leaf.commitment)
        let header = try signed([grant], maximumTime: leaf.time, by: chain)
        #expect(
            chain.defect(in: [.init(header: header, leaves: [grant], hashes: [grant.hash])])?.kind
                == .wrongLeafLane(index: 0))
    }

    @Test("A header whose time is not its last event's is found, even when it was signed so")
    func times() throws {
        let chain = try SmallChain([1])
        let leaf = chain.blocks[0].leaves[0]
        let header = try signed([leaf], maximumTime: leaf.time.next, by: chain)
        #expect(
            chain.defect(in: [.init(header: header, leaves: [leaf], hashes: [leaf.hash])])?.kind
                == .wrongLeafTime(index: 0))
    }

    @Test("After a defect nothing more is accepted, and the first one stays the answer")
    func first() throws {
        let chain = try SmallChain([1, 1, 1])
        var walk = BlockChain(after: chain.beginning, trusting: Keyring([chain.signer.publicKey]))
        let skipped = #expect(throws: ChainDefect.self) {
            try walk.accept(header: chain.blocks[1].header, leaves: chain.blocks[1].leaves)
        }
        #expect(skipped == ChainDefect(.wrongSequence(expected: 1, found: 2), block: 0, sequence: 1))
        let again = #expect(throws: ChainDefect.self) {
            try walk.accept(header: chain.blocks[0].header, leaves: chain.blocks[0].leaves)
        }
        #expect(again == skipped)
    }
}

extension BlockChainTests {
    private func signed(_ leaves: [Leaf], maximumTime: HybridTime, by chain: SmallChain) throws -> [UInt8] {
        let tree = try #require(MerkleTree(leafHashes: leaves.map(\.hash)))
        let content = try #require(
            BlockContent(
                stream: chain.beginning.stream, sequences: 1...UInt64(leaves.count),
                previousHash: chain.beginning.hash, root: tree.root, manifestEpoch: 0, certificateSerial: 0,
                maximumTime: maximumTime, algorithm: .ed25519, keyID: chain.signer.keyID))
        return try BlockHeader(signing: content, by: chain.signer).encoded
    }

    private func isSequence(_ kind: ChainDefect.Kind?) -> Bool {
        if case .wrongSequence? = kind { true } else { false }
    }

    private func named(_ kind: ChainDefect.Kind) -> Int? {
        switch kind {
        case .wrongLeaf(let index), .wrongLeafTime(let index), .wrongLeafLane(let index),
            .wrongLeafSequence(let index):
            index
        default: nil
        }
    }

    /// A leaf whose time was moved up makes the one after it look too early.
    private func isLateTime(_ kind: ChainDefect.Kind, after index: Int) -> Bool {
        kind == .wrongLeafTime(index: index + 1)
    }
}
