import Testing

@testable import Vault

struct Blake2bTests {
    @Test("BLAKE2b-512 of “abc” is the digest of RFC 7693, appendix A")
    func rfc7693() {
        let expected = """
            ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1\
            7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923
            """
        #expect(Hex.encode(Blake2b.hash(Array("abc".utf8), size: 64)) == expected)
    }

    @Test("a digest fed in pieces equals the digest made at once, keyed or not, at every size")
    func incremental() {
        let message = (0..<700).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for size in [1, 16, 20, 32, 48, 64] {
            for key in [nil, Array("key".utf8), [UInt8](repeating: 9, count: 64)] {
                var digest = Blake2b(size: size, key: key)
                digest.update(Array(message[0..<1]))
                digest.update([])
                digest.update(Array(message[1..<300]))
                digest.update(Array(message[300...]))
                let piecewise = digest.finalize()
                #expect(piecewise == Blake2b.hash(message, size: size, key: key))
                #expect(piecewise.count == size)
            }
        }
    }

    @Test("a key and a size change the digest")
    func keyed() {
        let message = Array("Obhut".utf8)
        #expect(Blake2b.hash(message) != Blake2b.hash(message, key: [1]))
        #expect(Blake2b.hash(message, size: 64).prefix(32) != Blake2b.hash(message)[...])
    }
}
