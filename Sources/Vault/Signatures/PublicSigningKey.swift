package import Foundation

/// A public signing key of this node, present or past, as it is exported for verification elsewhere.
package struct PublicSigningKey: Sendable, Equatable {
    /// BLAKE2b-128 of the public key, 16 bytes.
    package let keyID: [UInt8]
    /// The Ed25519 public key, 32 bytes.
    package let publicKey: [UInt8]
    /// Since when it signs.
    package let createdAt: Date
    /// Until when it signed; nil for the present key.
    package let retiredAt: Date?

    init(_ record: KeyRecord) {
        keyID = SigningKeyPair.keyID(of: record.publicKey)
        publicKey = record.publicKey
        createdAt = Date(timeIntervalSince1970: Double(record.createdAt) / 1_000)
        retiredAt = record.retiredAt == 0 ? nil : Date(timeIntervalSince1970: Double(record.retiredAt) / 1_000)
    }
}
