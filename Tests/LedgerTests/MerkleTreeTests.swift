import Testing

@testable import Ledger

@Suite("Merkle trees")
struct MerkleTreeTests {
    @Test("Every leaf of every size up to 256 has a proof, and it proves nothing else")
    func proofs() throws {
        for count in [1, 2, 3, 4, 5, 7, 8, 9, 63, 100, 127, 128, 129, 255, 256] {
            let hashes = (0..<count).map { Digest(.leaf, [UInt8($0)]) }
            let tree = try #require(MerkleTree(leafHashes: hashes))
            for index in 0..<count {
                let proof = try #require(tree.proof(forLeafAt: index))
                #expect(proof.verifies(leafHash: hashes[index], root: tree.root))
                #expect(proof.path.count <= 8)
                #expect(try MerkleProof(decoding: proof.encoded()) == proof)
                #expect(!proof.verifies(leafHash: Digest(.leaf, [0, 1]), root: tree.root))
                #expect(!proof.verifies(leafHash: hashes[index], root: Digest(.node, [])))
                let next = MerkleProof(index: (index + 1) % max(count, 2), count: count, path: proof.path)
                #expect(!next.verifies(leafHash: hashes[index], root: tree.root))
                let longer = MerkleProof(index: index, count: count, path: proof.path + [tree.root])
                #expect(!longer.verifies(leafHash: hashes[index], root: tree.root))
                let shorter = MerkleProof(index: index, count: count, path: Array(proof.path.dropLast()))
                #expect(count == 1 || !shorter.verifies(leafHash: hashes[index], root: tree.root))
            }
            #expect(tree.proof(forLeafAt: count) == nil)
            #expect(tree.proof(forLeafAt: -1) == nil)
        }
    }

    @Test("An inner node cannot pass for a leaf")
    func secondPreimage() throws {
        let leaves: [[UInt8]] = [[1], [2], [3], [4]]
        let hashes = leaves.map { Digest(.leaf, $0) }
        let tree = try #require(MerkleTree(leafHashes: hashes))
        let inner = [MerkleTree.node(hashes[0], hashes[1]), MerkleTree.node(hashes[2], hashes[3])]
        let forged = [hashes[0].bytes + hashes[1].bytes, hashes[2].bytes + hashes[3].bytes]
        #expect(MerkleTree(leafHashes: forged.map { Digest(.leaf, $0) })?.root != tree.root)
        #expect(Digest(.leaf, forged[0]) != inner[0])
        // The same root under another number of leaves is refused by the count that the header signs.
        #expect(MerkleTree(leafHashes: inner)?.root == tree.root)
        let proof = try #require(MerkleTree(leafHashes: inner)?.proof(forLeafAt: 0))
        #expect(!MerkleProof(index: 0, count: 4, path: proof.path).verifies(leafHash: inner[0], root: tree.root))
    }

    @Test("A doubled last leaf is another tree")
    func doubledLeaf() {
        for count in [1, 3, 5, 7, 127, 255] {
            let hashes = (0..<count).map { Digest(.leaf, [UInt8($0)]) }
            #expect(
                MerkleTree(leafHashes: hashes)?.root
                    != MerkleTree(leafHashes: hashes + hashes.suffix(1))?.root)
        }
    }

    @Test("No leaf, or more than 256, make no tree")
    func bounds() {
        let hash = Digest(.leaf, [])
        #expect(MerkleTree(leafHashes: []) == nil)
        #expect(MerkleTree(leafHashes: Array(repeating: hash, count: 257)) == nil)
        for (index, count) in [(0, 0), (-1, 4), (4, 4), (0, 257), (Int.max, Int.max)] {
            #expect(!MerkleProof(index: index, count: count, path: []).verifies(leafHash: hash, root: hash))
        }
    }
}
