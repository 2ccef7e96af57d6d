extension SigningKeyPair {
    /// Signs a webhook message as Standard Webhooks lays it down (`v1a`): Ed25519 over `id.timestamp.body`.
    ///
    /// What is signed begins with `msg_`, as no domain label and no document does, so the kinds of signature cannot be
    /// mistaken for each other.
    ///
    /// `id` is `msg_` with letters or digits behind it, `timestamp` seconds since 1970. Throws `invalidInput` for another
    /// id.
    package func sign(webhook id: String, timestamp: Int64, body: [UInt8]) throws(VaultError) -> [UInt8] {
        let content = try Ed25519.webhookContent(id, timestamp: timestamp, body: body)
        return signRaw(content)
    }
}

extension Ed25519 {
    /// What the signed content of a webhook message begins with.
    static let webhookMark = "msg_"

    /// Whether the owner of `publicKey` signed this webhook message. Total: false for any malformed input.
    package static func verify(
        signature: [UInt8], webhook id: String, timestamp: Int64, body: [UInt8], publicKey: [UInt8]
    ) -> Bool {
        guard let content = try? webhookContent(id, timestamp: timestamp, body: body) else { return false }
        return verifyRaw(signature: signature, message: content, publicKey: publicKey)
    }

    fileprivate static func webhookContent(
        _ id: String, timestamp: Int64, body: [UInt8]
    ) throws(VaultError) -> [UInt8] {
        let rest = id.utf8.dropFirst(webhookMark.utf8.count)
        guard id.hasPrefix(webhookMark), (1...64).contains(rest.count), rest.allSatisfy(isPlain) else {
            throw VaultError(.invalidInput, detail: "not the id of a message")
        }
        return Array("\(id).\(timestamp).".utf8) + body
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
