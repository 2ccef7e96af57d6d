package import Vault

/// A keystore signs with its node's current key.
extension Vault: LedgerSigner, DocumentSigner {
    /// The id of the present signing key, 16 bytes.
    package var keyID: [UInt8] { signingKeyID }
}
