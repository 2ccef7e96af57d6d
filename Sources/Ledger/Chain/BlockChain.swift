/// Walks a chain block by block and stops at the first defect.
///
/// Holds nothing but the head, whatever the length. After a defect every further block is refused with the same one.
package struct BlockChain: Sendable {
    /// The last good head.
    package private(set) var head: StreamHead
    /// How many blocks were accepted.
    package private(set) var blocks = 0
    private let keys: Keyring
    private var defect: ChainDefect?

    /// Goes on after a head; `StreamHead(beginning:)` for a whole chain.
    package init(after head: StreamHead, trusting keys: Keyring) {
        self.head = head
        self.keys = keys
    }

    /// Takes the next block with its leaves.
    ///
    /// With `leafHashes`, the hashes that were stored apart from the leaves, a changed leaf is named.
    @discardableResult
    package mutating func accept(
        header: [UInt8], leaves: [Leaf], leafHashes: [Digest]? = nil
    ) throws(ChainDefect) -> BlockHeader {
        try step { (chain) throws(Kind) in
            let header = try chain.verify(header)
            try Self.check(leaves, against: header.content, after: chain.head.time)
            try Self.checkRoot(of: leaves.map(\.hash), stored: leafHashes, root: header.content.root)
            return header
        }
    }

    /// Takes the next block with its stored list of leaves.
    @discardableResult
    package mutating func accept(
        header: [UInt8], leafList: [UInt8], leafHashes: [Digest]? = nil
    ) throws(ChainDefect) -> BlockHeader {
        let leaves: [Leaf]
        do {
            leaves = try LeafList.decode(leafList)
        } catch {
            return try step { (chain) throws(Kind) in
                _ = try chain.verify(header)
                throw .malformedLeaves(error.code)
            }
        }
        return try accept(header: header, leaves: leaves, leafHashes: leafHashes)
    }

    /// Takes the next block of which only the leaf hashes are at hand.
    @discardableResult
    package mutating func accept(header: [UInt8], leafHashes: [Digest]) throws(ChainDefect) -> BlockHeader {
        try step { (chain) throws(Kind) in
            let header = try chain.verify(header)
            guard leafHashes.count == header.content.count else {
                throw .wrongLeafCount(expected: header.content.count, found: leafHashes.count)
            }
            guard MerkleTree(leafHashes: leafHashes)?.root == header.content.root else { throw .wrongRoot }
            return header
        }
    }
}

extension BlockChain {
    private typealias Kind = ChainDefect.Kind

    /// Runs the checks of one block and moves the head, or remembers why not.
    private mutating func step(
        _ check: (BlockChain) throws(Kind) -> BlockHeader
    ) throws(ChainDefect) -> BlockHeader {
        if let defect { throw defect }
        do {
            let header = try check(self)
            head = StreamHead(after: header.content, hash: header.hash)
            blocks += 1
            return header
        } catch {
            let found = ChainDefect(error, block: blocks, sequence: head.nextSequence)
            defect = found
            throw found
        }
    }

    /// The header's place, then its signature: a wrong place is named as such even when the signature is foreign.
    private func verify(_ bytes: [UInt8]) throws(Kind) -> BlockHeader {
        let header: BlockHeader
        do {
            header = try BlockHeader(decoding: bytes)
        } catch {
            throw .malformedHeader(error.code)
        }
        let content = header.content
        guard content.stream == head.stream else { throw .wrongStream }
        guard content.firstSequence == head.nextSequence else {
            throw .wrongSequence(expected: head.nextSequence, found: content.firstSequence)
        }
        guard content.previousHash == head.hash else { throw .wrongPreviousHash }
        guard let key = keys[content.keyID] else { throw .unknownKey }
        guard header.isSigned(by: key) else { throw .badSignature }
        return header
    }

    private static func check(
        _ leaves: [Leaf], against content: BlockContent, after time: HybridTime
    ) throws(Kind) {
        guard leaves.count == content.count else {
            throw .wrongLeafCount(expected: content.count, found: leaves.count)
        }
        var previous = time
        for (index, leaf) in leaves.enumerated() {
            guard leaf.sequence == content.firstSequence + UInt64(index) else {
                throw .wrongLeafSequence(index: index)
            }
            guard leaf.type.lane == content.stream.lane else { throw .wrongLeafLane(index: index) }
            guard leaf.time > previous, leaf.time <= content.maximumTime else { throw .wrongLeafTime(index: index) }
            previous = leaf.time
        }
        guard previous == content.maximumTime else { throw .wrongLeafTime(index: leaves.count - 1) }
    }

    private static func checkRoot(of computed: [Digest], stored: [Digest]?, root: Digest) throws(Kind) {
        let matches = MerkleTree(leafHashes: computed)?.root == root
        guard let stored else {
            guard matches else { throw .wrongRoot }
            return
        }
        guard stored.count == computed.count else {
            throw .wrongLeafCount(expected: computed.count, found: stored.count)
        }
        guard let index = computed.indices.first(where: { computed[$0] != stored[$0] }) else {
            guard matches else { throw .wrongRoot }
            return
        }
        if matches { throw .wrongLeafHash(index: index) }
        guard MerkleTree(leafHashes: stored)?.root == root else { throw .wrongRoot }
        throw .wrongLeaf(index: index)
    }
}
