package import Domain
package import Foundation

/// A person about to be stored, together with the ground that lets her in.
package struct PersonDraft: Sendable {
    /// The new subject's id; random, so it reveals no time.
    package let id: UUID
    /// Validated names, contact points and addresses.
    package let profile: PersonProfile
    /// Where she stands in the tenant's relationship.
    package let lifecycle: Lifecycle
    /// The member in charge, if there is one.
    package let owner: UUID?
    /// Why she may be stored.
    package let ground: GroundDraft
    /// The import that brings her, if one does.
    package let importBatch: UUID?
    /// Whether a suppressed address keeps her out; false only for fresh contract evidence of her own.
    package let heedsSuppression: Bool
    /// The consent her ground rests on, where it rests on one.
    package let consent: ConsentDraft?

    /// Joins a validated profile with its ground.
    package init(
        id: UUID = UUID.random(), profile: PersonProfile, lifecycle: Lifecycle, owner: UUID? = nil, ground: GroundDraft,
        importBatch: UUID? = nil, heedsSuppression: Bool = true, consent: ConsentDraft? = nil
    ) {
        self.id = id
        self.profile = profile
        self.lifecycle = lifecycle
        self.owner = owner
        self.ground = ground
        self.importBatch = importBatch
        self.heedsSuppression = heedsSuppression
        self.consent = consent
    }
}
