import CSodium

/// The root key of a keystore, split into a key that wraps, a key that authenticates the manifest and a value to
/// recognise it.
final class RootKey: Sendable {
    /// Bytes of the value that tells a wrong root key from a right one.
    static let checkSize = 16

    /// Which root key of the keystore this is; from 1.
    let version: UInt32
    /// Wraps the keys in key files.
    let wrapping: SecretKey
    /// Keyed BLAKE2b of this root key over a fixed label.
    let check: [UInt8]
    private let authentication: SecretKey

    init(_ key: borrowing SecretKey, version: UInt32) throws(VaultError) {
        self.version = version
        wrapping = try key.subkey(1, context: "obhutrot")
        authentication = try key.subkey(2, context: "obhutrot")
        check = try key.subkey(3, context: "obhutrot").mac(Array("obhut root key".utf8), size: Self.checkSize)
    }

    /// Authenticates the manifest; 32 bytes.
    func authenticate(_ bytes: [UInt8]) -> [UInt8] {
        authentication.mac(bytes, size: 32)
    }
}
