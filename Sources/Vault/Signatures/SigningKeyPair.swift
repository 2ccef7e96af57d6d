import CSodium

/// An Ed25519 key pair whose secret half lies in guarded memory and never leaves it.
package final class SigningKeyPair: Sendable {
    /// The public key, 32 bytes.
    package let publicKey: [UInt8]
    /// The name of the public key: BLAKE2b-128 of it, 16 bytes.
    package let keyID: [UInt8]
    private let secret: SecretBuffer

    /// Makes a new random key pair.
    package convenience init() throws(VaultError) {
        let seed = try SecretBuffer(count: Self.seedSize)
        unsafe randombytes_buf(seed.mutablePointer, Self.seedSize)
        try unsafe self.init(seed: seed.pointer)
    }

    /// Derives the pair from a seed of 32 bytes.
    init(seed: UnsafePointer<UInt8>) throws(VaultError) {
        Sodium.start()
        let secret = try SecretBuffer(count: Self.secretSize)
        var publicKey = [UInt8](repeating: 0, count: Ed25519.publicKeySize)
        _ = unsafe crypto_sign_ed25519_seed_keypair(&publicKey, secret.mutablePointer, seed)
        self.secret = secret
        self.publicKey = publicKey
        self.keyID = Self.keyID(of: publicKey)
    }

    static let seedSize = 32
    private static let secretSize = 64

    /// The seed, first half of libsodium's secret key.
    var seed: UnsafePointer<UInt8> {
        unsafe secret.pointer
    }

    /// The name under which a public key is listed: BLAKE2b-128 of it.
    package static func keyID(of publicKey: [UInt8]) -> [UInt8] {
        Blake2b.hash(publicKey, size: 16)
    }

    /// Signs `domain ‖ 0x00 ‖ message`; 64 bytes.
    package func sign(_ message: [UInt8], domain: StaticString) -> [UInt8] {
        signRaw(Ed25519.separated(message, domain: domain))
    }

    /// Signs without a domain; for known answers only.
    func signRaw(_ message: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Ed25519.signatureSize)
        _ = unsafe crypto_sign_ed25519_detached(&signature, nil, message, UInt64(message.count), secret.pointer)
        return signature
    }
}
