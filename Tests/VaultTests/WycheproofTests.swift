import CSodium
import Foundation
import Testing

@testable import Vault

struct WycheproofTests {
    private struct Set<Test: Decodable>: Decodable {
        struct Group: Decodable {
            let publicKey: Key?
            let tests: [Test]
        }
        struct Key: Decodable { let pk: String }
        let numberOfTests: Int
        let testGroups: [Group]
    }

    private func read<Test: Decodable>(_ name: String, _ type: Test.Type) throws -> Set<Test> {
        let url = try #require(Fixture.wycheproof(name))
        return try JSONDecoder().decode(Set<Test>.self, from: Data(contentsOf: url))
    }

    private struct Seal: Decodable {
        let key, iv, aad, msg, ct, tag, result: String
        let tcId: Int
    }

    @Test(
        "every XChaCha20-Poly1305 case of Wycheproof is answered as written",
        .enabled(if: Fixture.wycheproof("xchacha20_poly1305_test.json") != nil))
    func xchacha() throws {
        let set = try read("xchacha20_poly1305_test.json", Seal.self)
        var seen = 0
        for test in set.testGroups.flatMap(\.tests) {
            seen += 1
            let nonce = Hex.decode(test.iv)
            // The envelope has nonces of 24 bytes and nothing else.
            guard nonce.count == AEAD.nonceSize else {
                #expect(test.result == "invalid")
                continue
            }
            let key = Hex.decode(test.key)
            let data = Hex.decode(test.aad)
            let message = Hex.decode(test.msg)
            let sealed = Hex.decode(test.ct) + Hex.decode(test.tag)
            var output = [UInt8](repeating: 0, count: max(1, sealed.count - AEAD.tagSize))
            let opened = AEAD.open(
                sealed, count: sealed.count, into: &output, nonce: nonce, key: key, associatedData: data,
                associatedCount: data.count)
            #expect(opened == (test.result == "valid"), "case \(test.tcId)")
            if opened {
                #expect(Array(output.prefix(message.count)) == message)
                var buffer = message + [UInt8](repeating: 0, count: AEAD.tagSize)
                AEAD.seal(
                    &buffer, count: message.count, nonce: nonce, key: key, associatedData: data,
                    associatedCount: data.count)
                #expect(buffer == sealed, "case \(test.tcId)")
            }
        }
        #expect(seen == set.numberOfTests)
    }

    private struct Signature: Decodable {
        let msg, sig, result: String
        let tcId: Int
    }

    @Test(
        "every Ed25519 case of Wycheproof is answered as written",
        .enabled(if: Fixture.wycheproof("ed25519_test.json") != nil))
    func ed25519() throws {
        let set = try read("ed25519_test.json", Signature.self)
        var seen = 0
        for group in set.testGroups {
            let key = Hex.decode(try #require(group.publicKey).pk)
            for test in group.tests {
                seen += 1
                let holds = Ed25519.verifyRaw(
                    signature: Hex.decode(test.sig), message: Hex.decode(test.msg), publicKey: key)
                #expect(holds == (test.result == "valid"), "case \(test.tcId)")
            }
        }
        #expect(seen == set.numberOfTests)
    }

    private struct Agreement: Decodable {
        let `public`, `private`, shared, result: String
        let tcId: Int
        let flags: [String]
    }

    @Test(
        "every X25519 case of Wycheproof is answered as written; a shared secret of zeros is refused",
        .enabled(if: Fixture.wycheproof("x25519_test.json") != nil))
    func x25519() throws {
        let set = try read("x25519_test.json", Agreement.self)
        var seen = 0
        for test in set.testGroups.flatMap(\.tests) {
            seen += 1
            var shared = [UInt8](repeating: 0, count: 32)
            let result = crypto_scalarmult(&shared, Hex.decode(test.private), Hex.decode(test.public))
            let isZero = Hex.decode(test.shared).allSatisfy { $0 == 0 }
            #expect((result == 0) == !isZero, "case \(test.tcId)")
            if result == 0 { #expect(Hex.encode(shared) == test.shared, "case \(test.tcId)") }
        }
        #expect(seen == set.numberOfTests)
    }
}
