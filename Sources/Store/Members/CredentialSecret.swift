import Vault

/// Secrets of sessions, tokens and links: 256 random bits as text, of which the database holds only the hash.
package enum CredentialSecret {
    /// BLAKE2b-256 of a presented secret's UTF-8 bytes; the primary key of the credential tables.
    package static func hash(_ secret: String) -> [UInt8] { Blake2b.hash(Array(secret.utf8), size: 32) }
}
