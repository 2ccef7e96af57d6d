package import Domain
package import Foundation

/// An organisation as read: its row's metadata and its opened profile.
package struct StoredOrganization: Sendable {
    /// Its subject id.
    package let id: UUID
    /// Grows with every change; the entity tag of HTTP.
    package let version: Int32
    /// Where it stands in the relationship.
    package let lifecycle: Lifecycle
    /// The member of staff in charge.
    package let owner: UUID?
    /// Whether only storage is allowed (Art. 18).
    package let isRestricted: Bool
    /// Name, register, contact points, addresses.
    package let profile: OrganizationProfile
    /// When it was stored.
    package let createdAt: Date
    /// When its row last changed.
    package let updatedAt: Date

    let sealVersion: Int64
    let ground: UUID
    let key: VaultHandle.WrappedKey
}
