import CSodium

/// Verification of Ed25519 signatures (RFC 8032), domain-separated.
///
/// What is signed is the domain label, a zero byte and the message, so that a signature made for one kind of document
/// is worthless for another. libsodium refuses points of small order and non-canonical encodings.
package enum Ed25519 {
    /// Bytes of a signature.
    package static let signatureSize = 64
    /// Bytes of a public key.
    package static let publicKeySize = 32

    /// Whether `signature` was made over `domain ‖ 0x00 ‖ message` by the owner of `publicKey`. Total: false for any
    /// malformed input.
    package static func verify(
        signature: [UInt8], message: [UInt8], domain: StaticString, publicKey: [UInt8]
    ) -> Bool {
        verifyRaw(signature: signature, message: separated(message, domain: domain), publicKey: publicKey)
    }

    /// Verifies without a domain; for known answers only.
    static func verifyRaw(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
        Sodium.start()
        guard signature.count == signatureSize, publicKey.count == publicKeySize else { return false }
        return unsafe crypto_sign_ed25519_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
    }

    /// The bytes that are signed.
    static func separated(_ message: [UInt8], domain: StaticString) -> [UInt8] {
        // JSON documents and webhook messages are signed without a label; a label that looked like one would let them
        // be mixed up.
        precondition(
            domain.utf8CodeUnitCount > 0 && !"\(domain)".hasPrefix("{") && !"\(domain)".hasPrefix(webhookMark),
            "a domain label is not empty and does not begin like a document or a message")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(domain.utf8CodeUnitCount + 1 + message.count)
        domain.withUTF8Buffer { label in
            unsafe bytes.append(contentsOf: label)
        }
        bytes.append(0)
        bytes.append(contentsOf: message)
        return bytes
    }
}
