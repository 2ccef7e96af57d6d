package import Vault

/// Whoever signs documents that others check without our code.
package protocol DocumentSigner: Sendable {
    /// The id of the key that signs, 16 bytes.
    var keyID: [UInt8] { get }

    /// Signs the canonical form of a JSON object with Ed25519, as it stands; 64 bytes.
    func sign(document canonical: [UInt8]) throws(VaultError) -> [UInt8]
}

extension SigningKeyPair: DocumentSigner {}
