import Foundation
import Testing

@testable import Vault

/// The published vectors, made by `Fixtures/vectors.py` without libsodium.
struct VectorTests {
    private struct Vectors: Decodable {
        struct Envelope: Decodable {
            let key, plaintext, envelope: String
            let tenant, subject, row: UUID
            let table: UInt16
            let compartment: UInt8
            let term, generation: UInt32
            let sealVersion: UInt64
        }
        struct Wrapped: Decodable {
            let tenantKey, key, wrapped: String
            let tenant, subject: UUID
            let compartment: UInt8
            let term, generation, epoch: UInt32
        }
        struct Token: Decodable {
            let indexKey, text, token: String
            let kind: UInt8
            let normalizerVersion: UInt16
        }
        let envelopes: [Envelope]
        let wrapped: [Wrapped]
        let tokens: [Token]
    }

    @Test("published envelopes open to their plaintext, and sealing gives their length")
    func envelopes() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let vault = try keystore.open()
        for vector in try Fixture.decode(Vectors.self, "vectors.json").envelopes {
            let key = SubjectKey(try SecretKey(known: Hex.decode(vector.key)))
            let context = SealContext(
                tenant: vector.tenant, subject: vector.subject, row: vector.row, table: vector.table,
                compartment: vector.compartment, term: vector.term, generation: vector.generation,
                sealVersion: vector.sealVersion)
            let opened = try vault.open(Hex.decode(vector.envelope), under: key, context) { Hex.encode($0) }
            #expect(opened == vector.plaintext)
            let again = try vault.seal(Hex.decode(vector.plaintext), under: key, context)
            #expect(again.count == vector.envelope.count / 2)
            #expect(again.prefix(8) == Hex.decode(vector.envelope).prefix(8))
        }
    }

    @Test("published wrapped keys open to their key")
    func wrappedKeys() throws {
        for vector in try Fixture.decode(Vectors.self, "vectors.json").wrapped {
            let tenantKey = try SecretKey(known: Hex.decode(vector.tenantKey))
            let context = WrapContext(
                tenant: vector.tenant, subject: vector.subject, compartment: vector.compartment, term: vector.term,
                generation: vector.generation, epoch: vector.epoch)
            let pointer = tenantKey.pointer
            let key = try SecretKey { slot throws(VaultError) in
                try Envelope.openKey(
                    Hex.decode(vector.wrapped), key: pointer, compartment: context.compartment,
                    generation: context.epoch, associatedData: context.associatedData, into: slot)
            }
            let bytes = Hex.encode(key.bytes)
            #expect(bytes == vector.key)
        }
    }

    @Test("published tokens come out of their index key")
    func tokens() throws {
        for vector in try Fixture.decode(Vectors.self, "vectors.json").tokens {
            let kind = try #require(NormalizedValue.Kind(rawValue: vector.kind))
            let value = NormalizedValue(kind, vector.text, version: vector.normalizerVersion)
            let token = try Vault.token(value, under: KeyBox(SecretKey(known: Hex.decode(vector.indexKey))))
            #expect(Hex.encode(token) == vector.token)
        }
    }
}
