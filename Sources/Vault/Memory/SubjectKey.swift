import CSodium

/// The key of one subject in one compartment, open for the time of one request.
///
/// It cannot be copied; its 32 bytes lie in locked memory and are wiped when the value ends.
package struct SubjectKey: ~Copyable, Sendable {
    let key: SecretKey

    init(_ key: consuming SecretKey) {
        self.key = key
    }

    /// Whether both handles hold the same key, in constant time.
    package func equals(_ other: borrowing SubjectKey) -> Bool {
        unsafe sodium_memcmp(key.pointer, other.key.pointer, SecretKey.size) == 0
    }
}
