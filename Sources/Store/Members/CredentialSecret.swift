package import Vault

/// Secrets of sessions, tokens and links: 256 random bits, of which the database holds only the hash.
package enum CredentialSecret {
    /// BLAKE2b-256 of a presented secret; the primary key of the credential tables.
    package static func hash(_ secret: [UInt8]) -> [UInt8] { Blake2b.hash(secret, size: 32) }
}
