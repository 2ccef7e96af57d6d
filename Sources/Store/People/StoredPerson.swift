package import Domain
package import Foundation

/// A person as read: her row's metadata and her opened profile.
package struct StoredPerson: Sendable {
    /// Her subject id.
    package let id: UUID
    /// Grows with every change; the entity tag of HTTP.
    package let version: Int32
    /// Where she stands in the relationship.
    package let lifecycle: Lifecycle
    /// The member in charge, if there is one.
    package let owner: UUID?
    /// Whether only storage is allowed (Art. 18).
    package let isRestricted: Bool
    /// Names, contact points, addresses.
    package let profile: PersonProfile
    /// When she was stored.
    package let createdAt: Date
    /// When her row last changed.
    package let updatedAt: Date

    let sealVersion: Int64
    let ground: UUID
    let key: VaultHandle.WrappedKey
}
