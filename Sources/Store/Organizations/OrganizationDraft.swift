package import Domain
package import Foundation

/// An organisation about to be stored, together with the ground that lets it in.
package struct OrganizationDraft: Sendable {
    /// The new subject's id; random, so it reveals no time.
    package let id: UUID
    /// Validated names, contact points and addresses.
    package let profile: OrganizationProfile
    /// Where it stands in the tenant's relationship.
    package let lifecycle: Lifecycle
    /// The member of staff in charge.
    package let owner: UUID?
    /// Why it may be stored.
    package let ground: GroundDraft
    /// The import that brings it, if one does.
    package let importBatch: UUID?
    /// Whether a suppressed address keeps it out; false only for fresh contract evidence of its own.
    package let heedsSuppression: Bool

    /// Joins a validated profile with its ground.
    package init(
        id: UUID = UUID.random(), profile: OrganizationProfile, lifecycle: Lifecycle, owner: UUID? = nil,
        ground: GroundDraft,
        importBatch: UUID? = nil, heedsSuppression: Bool = true
    ) {
        self.id = id
        self.profile = profile
        self.lifecycle = lifecycle
        self.owner = owner
        self.ground = ground
        self.importBatch = importBatch
        self.heedsSuppression = heedsSuppression
    }
}
