package import Vault

/// Whoever signs blocks: a key pair, or the keystore with this node's current one.
package protocol LedgerSigner: Sendable {
    /// The id of the key that signs, 16 bytes.
    var keyID: [UInt8] { get }

    /// Signs domain ‖ 0x00 ‖ message with Ed25519; 64 bytes.
    func sign(_ message: [UInt8], domain: StaticString) throws(VaultError) -> [UInt8]
}

extension SigningKeyPair: LedgerSigner {}
