import Synchronization

extension Vault {
    /// Signs `domain ‖ 0x00 ‖ message` with the node's present signing key; 64 bytes.
    package func sign(_ message: [UInt8], domain: StaticString) throws(VaultError) -> [UInt8] {
        state.withLock { $0.node.activeSigning }.sign(message, domain: domain)
    }

    /// The present signing key, for whoever signs and names the key in one document.
    package var signingKey: SigningKeyPair {
        state.withLock { $0.node.activeSigning }
    }

    /// Signs the canonical form of a JSON object as it stands, so that any Ed25519 program can check it; 64 bytes.
    ///
    /// Throws `invalidInput` for anything that does not begin with `{`.
    package func sign(document canonical: [UInt8]) throws(VaultError) -> [UInt8] {
        try state.withLock { $0.node.activeSigning }.sign(document: canonical)
    }

    /// The name of the present signing key, 16 bytes.
    package var signingKeyID: [UInt8] {
        state.withLock { $0.node.activeSigning }.keyID
    }

    /// Whether the key named `keyID`, present or past, made this signature.
    ///
    /// Throws `unknownSigningKey` for a key that was never this node's.
    package func verify(
        _ signature: [UInt8], over message: [UInt8], domain: StaticString, keyID: [UInt8]
    ) throws(VaultError) -> Bool {
        guard let key = exportPublicKeys().first(where: { $0.keyID == keyID }) else {
            throw VaultError(.unknownSigningKey, file: directory.path)
        }
        return Ed25519.verify(signature: signature, message: message, domain: domain, publicKey: key.publicKey)
    }

    /// All public signing keys of this node, past ones too, for verification elsewhere.
    package func exportPublicKeys() -> [PublicSigningKey] {
        state.withLock { $0.node }.signing.map(\.publicKey)
    }

    /// The X25519 public key to which others seal boxes for this node; 32 bytes.
    package var boxPublicKey: [UInt8] {
        state.withLock { $0.node }.boxPublicKey
    }
}
