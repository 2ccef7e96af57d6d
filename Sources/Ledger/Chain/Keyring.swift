import Vault

/// The public keys whose signatures count, by their ids.
package struct Keyring: Sendable {
    private let keys: [[UInt8]: [UInt8]]

    /// Trusts these Ed25519 public keys, 32 bytes each.
    package init(_ publicKeys: [[UInt8]]) {
        let named = publicKeys.map { (SigningKeyPair.keyID(of: $0), $0) }
        keys = Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    /// The public key with that id; nil when it is not trusted.
    package subscript(keyID: [UInt8]) -> [UInt8]? { keys[keyID] }
}
