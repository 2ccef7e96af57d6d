import Foundation
import Testing

@testable import Vault

struct PasswordTests {
    /// Cheap costs, for tests that are not about the costs.
    private func quick(threads: Int = 2, queueLimit: Int = 10) -> PasswordHasher {
        PasswordHasher(passes: 1, memory: 1 << 16, threads: threads, queueLimit: queueLimit)
    }

    @Test("Argon2id gives the answer of its reference implementation")
    func reference() async throws {
        let hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        let hasher = quick()
        #expect(try await hasher.verify(Password("password"), hash))
        #expect(try await !hasher.verify(Password("Password"), hash))
    }

    @Test("the production costs are 64 MiB and three passes in one lane")
    func costs() async throws {
        let hasher = PasswordHasher()
        let hash = try await hasher.hash(Password("Grünkohl mit Pinkel"))
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(try await hasher.verify(Password("Grünkohl mit Pinkel"), hash))
        #expect(!hasher.needsRehash(hash))
        #expect(quick().needsRehash(hash))
        #expect(hasher.needsRehash("$2b$12$abcdefghijklmnopqrstuv"))
    }

    @Test("composed and decomposed spellings are one password; equal passwords have different hashes")
    func spellings() async throws {
        let hasher = quick()
        let hash = try await hasher.hash(Password("M\u{FC}ller"))
        #expect(try await hasher.verify(Password("Mu\u{308}ller"), hash))
        #expect(try await hasher.hash(Password("M\u{FC}ller")) != hash)
    }

    @Test("an unknown account and a hash out of bounds answer false")
    func unknown() async throws {
        let hasher = quick()
        #expect(try await !hasher.verify(Password("x"), nil))
        for hash in [
            "", "$argon2id$",
            "$argon2id$v=19$m=99999999,t=3,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "$argon2id$v=19$m=65536,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            String(repeating: "$", count: 4_000), "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$\0",
        ] {
            #expect(try await !hasher.verify(Password("password"), hash))
        }
    }

    @Test("an empty and an endless password are refused")
    func bounds() {
        #expect(throws: PasswordError.empty) { try Password("") }
        #expect(throws: PasswordError.tooLong) { try Password(String(repeating: "ü", count: 513)) }
    }

    @Test("when all threads work and the queue is full, the next one is told so at once")
    func busy() async throws {
        let hasher = PasswordHasher(passes: 1, memory: 32 << 20, threads: 1, queueLimit: 2)
        let password = try Password("Kirschbaum")
        let results = await withTaskGroup(of: PasswordError?.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do throws(PasswordError) {
                        _ = try await hasher.hash(password)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 12)
        #expect(results.filter { $0 == nil }.count >= 3)
        #expect(results.contains(.tooBusy))
        #expect(try await hasher.hash(password).isEmpty == false)
    }

    @Test("a random token is 43 characters that a link can carry, and is found by its hash")
    func randomToken() {
        let token = RandomToken(prefix: "obh_")
        #expect(token.text.hasPrefix("obh_"))
        #expect(token.text.count == 47)
        #expect(
            token.text.dropFirst(4).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(RandomToken.hash(of: token.text) == token.hash)
        #expect(RandomToken().text != RandomToken().text)
    }

    @Test(
        "base64url gives the answers of RFC 4648 without padding",
        arguments: [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")])
    func base64(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    }
}
