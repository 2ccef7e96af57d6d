import CSodium

/// XChaCha20-Poly1305-IETF exactly as libsodium has it; suite 1 of the envelope.
enum AEAD {
    static let nonceSize = 24
    static let tagSize = 16

    /// Encrypts `count` bytes in place and writes the tag behind them.
    static func seal(
        _ buffer: UnsafeMutablePointer<UInt8>, count: Int, nonce: UnsafePointer<UInt8>, key: UnsafePointer<UInt8>,
        associatedData: UnsafePointer<UInt8>?, associatedCount: Int
    ) {
        _ = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
            buffer, nil, buffer, UInt64(count), associatedData, UInt64(associatedCount), nil, nonce, key)
    }

    /// Opens `count` bytes of ciphertext and tag into `destination`, which holds `count - tagSize` bytes; false when
    /// the tag does not hold, and then nothing was written.
    static func open(
        _ source: UnsafePointer<UInt8>, count: Int, into destination: UnsafeMutablePointer<UInt8>,
        nonce: UnsafePointer<UInt8>, key: UnsafePointer<UInt8>, associatedData: UnsafePointer<UInt8>?,
        associatedCount: Int
    ) -> Bool {
        unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
            destination, nil, nil, source, UInt64(count), associatedData, UInt64(associatedCount), nonce, key) == 0
    }
}
