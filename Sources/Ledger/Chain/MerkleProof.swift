/// Shows that one leaf lies under a signed root, without the other leaves.
package struct MerkleProof: Sendable, Hashable {
    /// The leaf's place in its block, from 0.
    package let index: Int
    /// How many leaves the block has.
    package let count: Int
    /// The siblings on the way up.
    package let path: [Digest]

    /// Puts a proof together; nothing about it is trusted until it verifies.
    package init(index: Int, count: Int, path: [Digest]) {
        self.index = index
        self.count = count
        self.path = path
    }

    /// Whether the leaf is the one at `index` of a block of `count` leaves with this root. Total.
    package func verifies(leafHash: Digest, root: Digest) -> Bool {
        guard (1...MerkleTree.maximumLeaves).contains(count), (0..<count).contains(index) else { return false }
        var (place, width, node) = (index, count, leafHash)
        var siblings = path[...]
        while width > 1 {
            if place ^ 1 < width {
                guard let sibling = siblings.popFirst() else { return false }
                node = place & 1 == 0 ? MerkleTree.node(node, sibling) : MerkleTree.node(sibling, node)
            }
            place /= 2
            width = (width + 1) / 2
        }
        return siblings.isEmpty && node == root
    }
}

extension MerkleProof {
    /// Reads an encoded proof.
    package init(decoding bytes: [UInt8]) throws(CBORError) {
        let limits = CBORLimits(bytes: 512, depth: 2, values: 16)
        var fields = try CBORFields(CBOR(decoding: bytes, limits: limits), count: 3)
        let (index, count) = (try fields.unsigned(UInt16.self), try fields.unsigned(UInt16.self))
        var path: [Digest] = []
        for item in try fields.list(maximum: 8) {
            guard case .bytes(let bytes) = item, let digest = Digest(bytes) else { throw CBORError(.unexpected) }
            path.append(digest)
        }
        self.init(index: Int(index), count: Int(count), path: path)
    }

    /// The deterministic encoding: index, count, list of siblings.
    package func encoded() -> [UInt8] {
        CBOR.array([
            .integer(Int64(index)), .integer(Int64(count)), .array(path.map { .bytes($0.bytes) }),
        ]).encoded()
    }
}
