import CSodium
import Glibc

/// The secret half of a recovery recipient; kept away from the machine, needed only to restore.
package struct RecoveryKey: ~Copyable, Sendable {
    /// The file the first start writes into the keystore when no recipient was named.
    package static let fileName = "recovery.key"
    private static let label = "obhut-recovery-key"

    /// The public half.
    package let recipient: RecoveryRecipient
    private let secret: SecretKey

    init(_ secret: consuming SecretKey) throws(VaultError) {
        var publicKey = [UInt8](repeating: 0, count: RecoveryRecipient.size)
        guard unsafe crypto_scalarmult_base(&publicKey, secret.pointer) == 0 else {
            throw VaultError(.invalidInput, detail: "not a recovery key")
        }
        recipient = try RecoveryRecipient(publicKey: publicKey)
        self.secret = secret
    }

    /// Makes a new random recovery key.
    package static func random() throws(VaultError) -> RecoveryKey {
        try RecoveryKey(SecretKey.random())
    }

    /// Reads a recovery key from a file of mode 0600.
    package init(file: String) throws(VaultError) {
        let text = try PrivateFile.readSecret(file)
        guard let secret = try KeyText.key(Self.label, number: 1, in: text) else {
            throw VaultError(.invalidInput, file: file, detail: "not a recovery key file")
        }
        try self.init(secret)
    }

    /// Reads a recovery key from a file of mode 0600 that was opened before its reader gave up the right to; `file` names it
    /// in errors.
    package init(descriptor: Int32, file: String) throws(VaultError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0
        else {
            throw VaultError(.insecurePermissions, file: file, detail: "others than the owner can use it; chmod 0600")
        }
        let count = Int(status.st_size)
        guard count > 0, count <= 4_096 else {
            throw VaultError(.invalidInput, file: file, detail: "not a recovery key file")
        }
        let text = try SecretBuffer(count: count)
        guard unsafe pread(descriptor, text.mutablePointer, count, 0) == count else {
            throw VaultError(.inputOutput, file: file, errorNumber: errno)
        }
        guard let secret = try KeyText.key(Self.label, number: 1, in: text) else {
            throw VaultError(.invalidInput, file: file, detail: "not a recovery key file")
        }
        try self.init(secret)
    }

    /// Writes the key into `directory/name` with mode 0600, atomically.
    package func write(to name: String, in directory: String) throws(VaultError) {
        let text = try KeyText.line(Self.label, number: 1, key: secret)
        unsafe try PrivateFile.replace(name, in: directory, with: text.bytes)
    }

    /// Opens a sealed box of `SecretKey.size` bytes; nil when it is not for this key.
    func openKey(_ sealed: [UInt8]) throws(VaultError) -> SecretKey? {
        guard sealed.count == SecretKey.size + crypto_box_sealbytes() else { return nil }
        let recipient = self.recipient
        let pointer = unsafe secret.pointer
        var opened = false
        let key = unsafe try SecretKey { slot in
            opened =
                unsafe crypto_box_seal_open(slot, sealed, UInt64(sealed.count), recipient.publicKey, pointer) == 0
        }
        guard opened else { return nil }
        return key
    }
}
