import CSodium

/// SHA-256 (FIPS 180-4), where a document of others asks for it; everything of ours is hashed with BLAKE2b.
@safe package struct SHA256: Sendable {
    private var state = crypto_hash_sha256_state()

    /// Starts a digest that is fed piece by piece.
    package init() {
        Sodium.start()
        _ = unsafe crypto_hash_sha256_init(&state)
    }

    /// Adds bytes to the digest.
    package mutating func update(_ bytes: [UInt8]) {
        _ = unsafe crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    /// Ends the digest and returns its 32 bytes.
    package consuming func finalize() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        _ = unsafe crypto_hash_sha256_final(&state, &digest)
        return digest
    }
}
