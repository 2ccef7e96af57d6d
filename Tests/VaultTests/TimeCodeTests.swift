import Foundation
import Testing

@testable import Vault

/// One-time codes and recovery codes.
struct TimeCodeTests {
    /// The secret of RFC 6238, Appendix B.
    private static let secret = Array("12345678901234567890".utf8)

    @Test(
        "The codes of RFC 6238, Appendix B, in six digits",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(TimeInterval, String)])
    func vectors(_ seconds: TimeInterval, _ code: String) {
        let step = TimeCode.step(at: Date(timeIntervalSince1970: seconds))
        #expect(TimeCode.code(Self.secret, step: step) == code)
    }

    @Test("SHA-1 and HMAC as FIPS 180 and RFC 2202 have them, also around the edges of a block")
    func hash() {
        func hex(_ bytes: [UInt8]) -> String { Hex.encode(bytes) }
        #expect(hex(SHA1.hash([])) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
        #expect(hex(SHA1.hash(Array("abc".utf8))) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(
            hex(SHA1.hash(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)))
                == "84983e441c3bd26ebaae4aa1f95129e5e54670f1")
        #expect(
            hex(SHA1.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)))
                == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
        let lengths = [
            55: "c1c8bbdc22796e28c0e15163d20899b65621d65a", 56: "c2db330f6083854c99d4b5bfb6e8f29f201be699",
            63: "03f09f5b158a7a8cdad920bddc29b81c18a551f5", 64: "0098ba824b5c16427bd7a1122a5a442a25ec644d",
            65: "11655326c708d70319be2610e8a57d9a5b959d3b",
        ]
        for (length, digest) in lengths {
            #expect(hex(SHA1.hash([UInt8](repeating: UInt8(ascii: "a"), count: length))) == digest, "\(length)")
        }
        #expect(
            hex(SHA1.authenticate(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
                == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
        #expect(
            hex(
                SHA1.authenticate(
                    Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                    key: [UInt8](repeating: 0xAA, count: 80))) == "aa4ae5e15272d00e95705637ce8a3b55ed402112")
    }

    @Test("A code is good one step early and late, and for one use")
    func window() {
        let now = Date(timeIntervalSince1970: 1_795_000_015)
        let current = TimeCode.step(at: now)
        for offset: Int64 in -3...3 {
            let typed = TimeCode.code(Self.secret, step: current + offset)
            let found = TimeCode.step(of: typed, Self.secret, at: now, after: 0)
            #expect(found == (abs(offset) <= 1 ? current + offset : nil), "\(offset)")
        }
        let typed = TimeCode.code(Self.secret, step: current)
        #expect(TimeCode.step(of: typed, Self.secret, at: now, after: current) == nil, "used")
        #expect(TimeCode.step(of: typed, Self.secret, at: now, after: current - 1) == current)
        for wrong in ["", "12345", "1234567", "abcdef", "٠٠٠٠٠٠"] {
            #expect(TimeCode.step(of: wrong, Self.secret, at: now, after: 0) == nil)
        }
    }

    @Test("Base32 as RFC 4648 §10 writes it")
    func base32() {
        let vectors = ["": "", "f": "MY", "fo": "MZXQ", "foo": "MZXW6", "foob": "MZXW6YQ", "fooba": "MZXW6YTB"]
        for (plain, encoded) in vectors { #expect(Base32.encode(Array(plain.utf8)) == encoded) }
        #expect(Base32.encode(TimeCode.makeSecret()).count == 32)
    }

    @Test("A recovery code is found however it is typed, and differs from every other")
    func recovery() throws {
        let codes = Set((0..<500).map { _ in RecoveryCode.make() })
        #expect(codes.count == 500)
        let code = try #require(codes.first)
        #expect(code.wholeMatch(of: /[a-z2-7]{4}(-[a-z2-7]{4}){3}/) != nil)
        let hash = try #require(RecoveryCode.hash(code))
        #expect(hash.count == 32)
        #expect(RecoveryCode.hash(" \(code.uppercased().replacing("-", with: " "))") == hash)
        for wrong in ["", "123456", "abcd-efgh-ijkl-mno", "abcd-efgh-ijkl-mno1", "abcd-efgh-ijkl-mnöp"] {
            #expect(RecoveryCode.hash(wrong) == nil, "\(wrong)")
        }
    }
}
