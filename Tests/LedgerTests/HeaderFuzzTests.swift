import Testing

@testable import Ledger

@Suite("Headers, leaves and proofs from strangers")
struct HeaderFuzzTests {
    @Test("100,000 mutated headers, lists of leaves and proofs: refused, or written back byte for byte")
    func mutations() throws {
        let chain = try SmallChain([3, 9])
        let block = chain.blocks[1]
        let proof = try #require(MerkleTree(leafHashes: block.hashes)?.proof(forLeafAt: 4))
        let seeds = [block.header, LeafList.encode(block.leaves), block.leaves[2].encoded(), proof.encoded()]
        let header = try BlockHeader(decoding: block.header)
        var random = Bytes(seed: 6962)
        var accepted = 0
        for round in 0..<100_000 {
            var input = random.mutate(seeds[round % seeds.count])
            if round % 8 == 0 {
                let content = random.mutate(header.contentBytes)
                input = CBOR.array([.bytes(content), .bytes(header.signature)]).encoded()
            }
            for written in [
                (try? BlockHeader(decoding: input)).map { [$0.encoded, reencoded($0)] },
                (try? LeafList.decode(input)).map { [LeafList.encode($0)] },
                (try? Leaf(decoding: input)).map { [$0.encoded()] },
                (try? MerkleProof(decoding: input)).map { proof in
                    _ = proof.verifies(leafHash: block.hashes[0], root: header.content.root)
                    return [proof.encoded()]
                },
            ] {
                guard let written else { continue }
                accepted += 1
                guard written.allSatisfy({ $0 == input }) else {
                    Issue.record("not written back: \(input.hex)")
                    return
                }
            }
        }
        #expect(accepted > 2_000)
    }

    private func reencoded(_ header: BlockHeader) -> [UInt8] {
        CBOR.array([.bytes(header.content.encoded()), .bytes(header.signature)]).encoded()
    }
}
