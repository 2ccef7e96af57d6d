/// A key that several owners share: tenant and index keys in the caches of an open vault.
final class KeyBox: Sendable {
    let key: SecretKey

    init(_ key: consuming SecretKey) {
        self.key = key
    }
}
