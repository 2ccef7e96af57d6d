import CSodium

/// The keys of one key file, sealed to the recovery recipient.
///
/// `OBHUTREC format(1) recipient(32) box(80) commitment(32) key file`. A fresh content key lies in a sealed box; the
/// keys in the file are wrapped by it. Because the recipient's key is public, BLAKE2b-256 keyed with the content key
/// stands before the file, over a label and the whole file, and is checked before anything is opened.
enum RecoveryBundle {
    private static let magic = Array("OBHUTREC".utf8)
    private static let format: UInt8 = 1
    private static let commitmentSize = 32
    private static let label = Array("obhut recovery bundle 1".utf8)

    /// Seals what `wrap` makes of a content key. The records inside are wrapped with wrapping version 0.
    static func seal(
        to recipient: RecoveryRecipient, _ wrap: (borrowing SecretKey) throws(VaultError) -> KeyFile
    ) throws(VaultError) -> [UInt8] {
        let contentKey = try SecretKey.random()
        let content = try wrap(contentKey).encoded()
        var box = [UInt8](repeating: 0, count: SecretKey.size + crypto_box_sealbytes())
        guard unsafe crypto_box_seal(&box, contentKey.pointer, UInt64(SecretKey.size), recipient.publicKey) == 0 else {
            throw VaultError(.invalidInput, detail: "the recovery recipient is not a usable key")
        }
        var writer = ByteWriter()
        writer.append(magic)
        writer.append(format)
        writer.append(recipient.publicKey)
        writer.append(box)
        writer.append(contentKey.mac(label + content, size: commitmentSize))
        writer.append(content)
        return writer.bytes
    }

    /// The key file in a bundle, its keys unopened and its commitment unchecked: good for numbers and states, for which no key
    /// is needed, and for nothing else.
    static func content(of bytes: [UInt8], file: String) throws(VaultError) -> KeyFile {
        var reader = ByteReader(bytes, file: file)
        guard try reader.take(8) == magic, try reader.integer(UInt8.self) == format else { throw reader.malformed }
        _ = try reader.take(RecoveryRecipient.size + SecretKey.size + crypto_box_sealbytes() + commitmentSize)
        return try KeyFile(decoding: try reader.take(reader.remaining), file: file)
    }

    /// Opens a bundle; gives `body` the key file and the content key that opens its records.
    static func open<R>(
        _ bytes: [UInt8], file: String, with key: borrowing RecoveryKey,
        _ body: (KeyFile, borrowing SecretKey) throws(VaultError) -> R
    ) throws(VaultError) -> R {
        var reader = ByteReader(bytes, file: file)
        guard try reader.take(8) == magic else { throw reader.malformed }
        guard try reader.integer(UInt8.self) == format else {
            throw VaultError(.unsupportedVersion, file: file, detail: "a recovery bundle of an unknown format")
        }
        let recipient = try reader.take(RecoveryRecipient.size)
        let box = try reader.take(SecretKey.size + crypto_box_sealbytes())
        let commitment = try reader.take(commitmentSize)
        let content = try reader.take(reader.remaining)
        guard recipient == key.recipient.publicKey, let contentKey = try key.openKey(box) else {
            throw VaultError(.wrongRoot, file: file, detail: "the bundle is sealed to another recovery key")
        }
        guard ConstantTime.equal(commitment, contentKey.mac(label + content, size: commitmentSize)) else {
            throw VaultError(.tampered, file: file, detail: "the commitment of the bundle does not hold")
        }
        return try body(KeyFile(decoding: content, file: file), contentKey)
    }
}
