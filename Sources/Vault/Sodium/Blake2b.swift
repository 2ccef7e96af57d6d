import CSodium

/// BLAKE2b (RFC 7693) with a digest of 1 to 64 bytes and an optional key of up to 64 bytes.
///
/// Keys given here as arrays are salts and other public values; secret keys are hashed with inside the vault.
@safe package struct Blake2b: ~Copyable {
    /// Bytes of a digest when nothing else is asked for.
    package static let defaultSize = 32

    /// `CRYPTO_ALIGN(64)` in sodium's header; Swift cannot import a type aligned that strictly.
    private static let stateAlignment = 64

    private let state: UnsafeMutableRawPointer
    private let size: Int

    /// Starts a digest of `size` bytes that is fed piece by piece.
    package init(size: Int = Blake2b.defaultSize, key: [UInt8]? = nil) {
        Sodium.start()
        Self.check(size: size, keyCount: key?.count ?? 0)
        self.size = size
        let state = UnsafeMutableRawPointer.allocate(
            byteCount: crypto_generichash_blake2b_statebytes(), alignment: Self.stateAlignment)
        unsafe self.state = state
        unsafe (key ?? []).withUnsafeBufferPointer { key in
            _ = unsafe crypto_generichash_blake2b_init(OpaquePointer(state), key.baseAddress, key.count, size)
        }
    }

    deinit {
        unsafe sodium_memzero(state, crypto_generichash_blake2b_statebytes())
        unsafe state.deallocate()
    }

    /// Hashes `bytes` in one call.
    package static func hash(_ bytes: [UInt8], size: Int = Blake2b.defaultSize, key: [UInt8]? = nil) -> [UInt8] {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe hash(bytes, size: size, key: key)
        }
    }

    /// Hashes the bytes of a buffer in one call.
    package static func hash(
        _ bytes: UnsafeRawBufferPointer, size: Int = Blake2b.defaultSize, key: [UInt8]? = nil
    ) -> [UInt8] {
        unsafe (key ?? []).withUnsafeBytes { key in
            unsafe hash(bytes, size: size, key: key)
        }
    }

    /// Hashes under a key that stays where it is, in locked memory.
    static func hash(_ bytes: UnsafeRawBufferPointer, size: Int, key: UnsafeRawBufferPointer) -> [UInt8] {
        Sodium.start()
        check(size: size, keyCount: key.count)
        var digest = [UInt8](repeating: 0, count: size)
        unsafe crypto_generichash_blake2b(
            &digest, size,
            bytes.bindMemory(to: UInt8.self).baseAddress, UInt64(bytes.count),
            key.bindMemory(to: UInt8.self).baseAddress, key.count)
        return digest
    }

    /// Adds bytes to the digest.
    package mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe update(bytes)
        }
    }

    /// Adds the bytes of a buffer to the digest.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = unsafe bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        unsafe crypto_generichash_blake2b_update(OpaquePointer(state), base, UInt64(bytes.count))
    }

    /// Ends the digest and returns it.
    package consuming func finalize() -> [UInt8] {
        let size = self.size
        var digest = [UInt8](repeating: 0, count: size)
        unsafe crypto_generichash_blake2b_final(OpaquePointer(state), &digest, size)
        return digest
    }

    private static func check(size: Int, keyCount: Int) {
        precondition((1...64).contains(size), "a BLAKE2b digest has 1 to 64 bytes")
        precondition(keyCount <= 64, "a BLAKE2b key has at most 64 bytes")
    }
}
