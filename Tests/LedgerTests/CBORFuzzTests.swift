import Testing

@testable import Ledger

@Suite("CBOR from strangers")
struct CBORFuzzTests {
    @Test("100,000 mutated vectors: refused, or written back byte for byte")
    func mutations() throws {
        let corpus = try Fixture.decode("cbor.json", as: CBORVector.self)
        let seeds = corpus.accepted.map { [UInt8](hex: $0.hex) } + corpus.refused.map { [UInt8](hex: $0.hex) }
        var random = Bytes(seed: 8949)
        var accepted = 0
        for round in 0..<100_000 {
            let input = random.mutate(seeds[round % seeds.count])
            guard let value = try? CBOR(decoding: input) else { continue }
            accepted += 1
            guard value.encoded() == input else {
                Issue.record("not written back: \(input.hex)")
                return
            }
        }
        #expect(accepted > 5_000)
    }

    @Test("100,000 random inputs: refused, or written back byte for byte")
    func noise() {
        var random = Bytes(seed: 7049)
        var accepted = 0
        for _ in 0..<100_000 {
            let input = random.take(Int.random(in: 0...24, using: &random))
            guard let value = try? CBOR(decoding: input) else { continue }
            accepted += 1
            guard value.encoded() == input else {
                Issue.record("not written back: \(input.hex)")
                return
            }
        }
        #expect(accepted > 500)
    }
}
