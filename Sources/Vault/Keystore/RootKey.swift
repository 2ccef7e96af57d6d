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
    private let bridging: SecretKey

    init(_ key: borrowing SecretKey, version: UInt32) throws(VaultError) {
        self.version = version
        wrapping = try key.subkey(1, context: "obhutrot")
        authentication = try key.subkey(2, context: "obhutrot")
        bridging = try key.subkey(4, context: "obhutrot")
        check = try key.subkey(3, context: "obhutrot").mac(Array("obhut root key".utf8), size: Self.checkSize)
    }

    /// Authenticates the manifest; 32 bytes.
    func authenticate(_ bytes: [UInt8]) -> [UInt8] {
        authentication.mac(bytes, size: 32)
    }

    /// Wraps the root key that is to follow, for those who hold this one.
    func bridge(to key: borrowing SecretKey, version next: UInt32) -> [UInt8] {
        unsafe Envelope.seal(
            key: key, under: bridging.pointer, compartment: 0, generation: next, associatedData: bridgeData(next))
    }

    /// Opens what ``bridge(to:version:)`` wrapped.
    func cross(_ sealed: [UInt8], to next: UInt32) throws(VaultError) -> RootKey {
        let pointer = unsafe bridging.pointer
        let data = bridgeData(next)
        let key = unsafe try SecretKey { slot throws(VaultError) in
            unsafe try Envelope.openKey(
                sealed, key: pointer, compartment: 0, generation: next, associatedData: data, into: slot)
        }
        return try RootKey(key, version: next)
    }

    /// label ‖ this version ‖ the next one, little endian.
    private func bridgeData(_ next: UInt32) -> AssociatedData {
        var data = AssociatedData(label: "obhut-next-v1s1")
        data.append(version)
        data.append(next)
        return data
    }
}
