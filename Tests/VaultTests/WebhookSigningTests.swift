import Testing

@testable import Vault

/// Signatures of webhook messages, and that they are no signatures of anything else.
struct WebhookSigningTests {
    private static let body = Array("{\"type\":\"person.created\"}".utf8)

    @Test("A message is signed over id, time and body, so that any Ed25519 program can check it")
    func plain() throws {
        let key = try SigningKeyPair()
        let signature = try key.sign(webhook: "msg_0a9Z", timestamp: 1_795_000_000, body: Self.body)
        let content = Array("msg_0a9Z.1795000000.{\"type\":\"person.created\"}".utf8)
        #expect(Ed25519.verifyRaw(signature: signature, message: content, publicKey: key.publicKey))
        func holds(_ id: String, _ time: Int64, _ body: [UInt8]) -> Bool {
            Ed25519.verify(signature: signature, webhook: id, timestamp: time, body: body, publicKey: key.publicKey)
        }
        #expect(holds("msg_0a9Z", 1_795_000_000, Self.body))
        #expect(!holds("msg_0a9Y", 1_795_000_000, Self.body) && !holds("msg_0a9Z", 1_795_000_001, Self.body))
        #expect(!holds("msg_0a9Z", 1_795_000_000, Self.body + [0x20]))
        #expect(!Ed25519.verify(signature: signature, document: Self.body, publicKey: key.publicKey))
        #expect(
            !Ed25519.verify(signature: signature, message: Self.body, domain: "obhut/block/1", publicKey: key.publicKey)
        )
    }

    @Test(
        "Nothing but the id of a message is signed", arguments: ["", "msg_", "{", "obhut/block/1", "msg_a.b", "msg_ä"])
    func refused(id: String) throws {
        let key = try SigningKeyPair()
        #expect(throws: VaultError.self) { try key.sign(webhook: id, timestamp: 0, body: Self.body) }
        #expect(
            !Ed25519.verify(
                signature: [UInt8](repeating: 0, count: 64), webhook: id, timestamp: 0, body: Self.body,
                publicKey: key.publicKey))
    }
}
