import CSodium

/// A root key sealed under a passphrase: Argon2id, a commitment, then the envelope.
///
/// XChaCha20-Poly1305 does not commit to its key, and with a guessable key that lets one query test many guesses
/// (Len, Grubbs, Ristenpart 2021). So BLAKE2b-256 keyed with the derived key stands before the ciphertext and is
/// checked first.
struct PassphraseSeal: Sendable, Equatable {
    private static let saltSize = 16
    private static let commitmentSize = 32
    /// Bounds for a manifest that is read before anything authenticates it.
    private static let maximumPasses: UInt32 = 16
    private static let maximumMemory: UInt64 = 1 << 30

    private let passes: UInt32
    private let memory: UInt64
    private let salt: [UInt8]
    private let commitment: [UInt8]
    private let wrapped: [UInt8]

    /// Seals `rootKey` under a passphrase with libsodium's MODERATE limits (256 MiB, three passes).
    init(_ rootKey: borrowing SecretKey, version: UInt32, passphrase: SecretBuffer) throws(VaultError) {
        passes = UInt32(crypto_pwhash_argon2id_opslimit_moderate())
        memory = UInt64(crypto_pwhash_argon2id_memlimit_moderate())
        salt = randomBytes(Self.saltSize)
        let key = try Self.derive(passphrase, salt: salt, passes: passes, memory: memory)
        let data = Self.associatedData(version: version, salt: salt, passes: passes, memory: memory)
        commitment = Self.commitment(key, data)
        wrapped = unsafe Envelope.seal(
            key: rootKey, under: key.pointer, compartment: 0, generation: version, associatedData: data)
    }

    /// Opens the root key; nil when the passphrase is another one.
    func open(version: UInt32, passphrase: SecretBuffer) throws(VaultError) -> SecretKey? {
        let key = try Self.derive(passphrase, salt: salt, passes: passes, memory: memory)
        let data = Self.associatedData(version: version, salt: salt, passes: passes, memory: memory)
        guard ConstantTime.equal(commitment, Self.commitment(key, data)) else { return nil }
        let pointer = unsafe key.pointer
        let wrapped = self.wrapped
        return unsafe try SecretKey { slot throws(VaultError) in
            unsafe try Envelope.openKey(
                wrapped, key: pointer, compartment: 0, generation: version, associatedData: data, into: slot)
        }
    }

    init(decoding bytes: [UInt8], file: String) throws(VaultError) {
        var reader = ByteReader(bytes, file: file)
        passes = try reader.integer()
        memory = try reader.integer()
        salt = try reader.take(Self.saltSize)
        commitment = try reader.take(Self.commitmentSize)
        wrapped = try reader.counted()
        try reader.end()
        guard (1...Self.maximumPasses).contains(passes), (8_192...Self.maximumMemory).contains(memory) else {
            throw reader.malformed
        }
    }

    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(passes)
        writer.append(memory)
        writer.append(salt)
        writer.append(commitment)
        writer.appendCounted(wrapped)
        return writer.bytes
    }

    private static func associatedData(version: UInt32, salt: [UInt8], passes: UInt32, memory: UInt64) -> AssociatedData
    {
        var data = AssociatedData(label: "obhut-pass-v1s1")
        data.append(version)
        data.append(salt)
        data.append(passes)
        data.append(memory)
        return data
    }

    private static func commitment(_ key: borrowing SecretKey, _ data: AssociatedData) -> [UInt8] {
        key.mac(data.bytes, size: commitmentSize)
    }

    private static func derive(
        _ passphrase: SecretBuffer, salt: [UInt8], passes: UInt32, memory: UInt64
    ) throws(VaultError) -> SecretKey {
        unsafe try SecretKey { slot throws(VaultError) in
            let characters = unsafe UnsafeRawPointer(passphrase.pointer).assumingMemoryBound(to: CChar.self)
            let result = unsafe crypto_pwhash(
                slot, UInt64(SecretKey.size), characters, UInt64(passphrase.count), salt, UInt64(passes), Int(memory),
                crypto_pwhash_argon2id_alg_argon2id13())
            guard result == 0 else { throw VaultError(.memoryExhausted, detail: "no memory to derive the root key") }
        }
    }
}
