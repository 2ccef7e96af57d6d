import CSodium

/// Returns `count` bytes from the kernel's random generator.
///
/// For salts, nonces and identifiers that are stored or published. Keys never come from here: they are made inside
/// locked memory.
package func randomBytes(_ count: Int) -> [UInt8] {
    Sodium.start()
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        if let base = buffer.baseAddress {
            unsafe randombytes_buf(base, count)
        }
        initialized = count
    }
}
