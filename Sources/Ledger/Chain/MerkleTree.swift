/// The hash tree over the leaves of one block (RFC 6962 §2.1).
///
/// A last leaf without a partner moves up as it is, never doubled, so no two lists of leaves share a root; leaves and
/// inner nodes are hashed under different first bytes, so an inner node cannot pass for a leaf.
package struct MerkleTree: Sendable {
    /// How many leaves a tree may have.
    package static let maximumLeaves = LeafList.maximum

    private let levels: [[Digest]]

    /// Builds the tree over 1 to 256 leaf hashes; nil for none or more.
    package init?(leafHashes: [Digest]) {
        guard (1...Self.maximumLeaves).contains(leafHashes.count) else { return nil }
        var levels = [leafHashes]
        var level = leafHashes
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { index in
                index + 1 < level.count ? Self.node(level[index], level[index + 1]) : level[index]
            }
            levels.append(level)
        }
        self.levels = levels
        root = level[0]
    }

    /// What the block header signs.
    package let root: Digest

    /// The proof that the leaf at an index is in the tree; nil when there is no such leaf.
    package func proof(forLeafAt index: Int) -> MerkleProof? {
        guard levels[0].indices.contains(index) else { return nil }
        var path: [Digest] = []
        var place = index
        for level in levels.dropLast() {
            let sibling = place ^ 1
            if sibling < level.count { path.append(level[sibling]) }
            place /= 2
        }
        return MerkleProof(index: index, count: levels[0].count, path: path)
    }

    /// H(0x01 ‖ left ‖ right).
    static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest(.node, left.bytes, right.bytes)
    }
}
