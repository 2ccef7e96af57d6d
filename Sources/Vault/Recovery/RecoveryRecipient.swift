import CSodium

/// The public key to which every new tenant key is sealed before its first use.
///
/// Written as `obhut-recovery-1` followed by 64 hexadecimal digits.
package struct RecoveryRecipient: Sendable, Equatable {
    private static let prefix = "obhut-recovery-1"
    static let size = 32

    /// The X25519 public key, 32 bytes.
    package let publicKey: [UInt8]

    /// Takes a public key of 32 bytes.
    package init(publicKey: [UInt8]) throws(VaultError) {
        guard publicKey.count == Self.size, publicKey.contains(where: { $0 != 0 }) else {
            throw VaultError(.invalidInput, detail: "a recovery recipient has 32 bytes")
        }
        self.publicKey = publicKey
    }

    /// Reads the written form; spaces around it are ignored.
    package init(_ text: String) throws(VaultError) {
        let trimmed = text.utf8.filter { $0 != 32 && $0 != 10 && $0 != 13 && $0 != 9 }
        let prefix = Array(Self.prefix.utf8)
        guard trimmed.starts(with: prefix), trimmed.count == prefix.count + Self.size * 2 else {
            throw VaultError(.invalidInput, detail: "a recovery recipient is written obhut-recovery-1 and 64 digits")
        }
        let nibbles = trimmed.dropFirst(prefix.count).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard nibbles.count == Self.size * 2 else {
            throw VaultError(.invalidInput, detail: "a recovery recipient is written obhut-recovery-1 and 64 digits")
        }
        try self.init(
            publicKey: stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) })
    }
}

extension RecoveryRecipient: CustomStringConvertible {
    /// The written form.
    package var description: String {
        let digits = Array("0123456789abcdef")
        return Self.prefix + String(publicKey.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
