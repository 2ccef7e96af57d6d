extension SigningKeyPair {
    /// Signs the canonical form of a JSON object as it stands, so that any Ed25519 program can check it; 64 bytes.
    ///
    /// Everything else is signed behind a domain label, none of which begins with `{`: anything that does not is
    /// refused here with `invalidInput`, so the two kinds of signature cannot be mistaken for each other.
    package func sign(document canonical: [UInt8]) throws(VaultError) -> [UInt8] {
        guard Ed25519.isDocument(canonical) else { throw VaultError(.invalidInput, detail: "not a JSON object") }
        return signRaw(canonical)
    }
}

extension Ed25519 {
    /// Whether the owner of `publicKey` signed this JSON object as it stands. Total: false for any malformed input.
    package static func verify(signature: [UInt8], document canonical: [UInt8], publicKey: [UInt8]) -> Bool {
        isDocument(canonical) && verifyRaw(signature: signature, message: canonical, publicKey: publicKey)
    }

    static func isDocument(_ bytes: [UInt8]) -> Bool {
        bytes.first == UInt8(ascii: "{")
    }
}
