package import Domain
package import Foundation

/// An organisation as somebody asks to store it, before the gate has spoken.
package struct OrganizationInput: Sendable {
    /// Names, contact points and addresses as typed.
    package var profile: OrganizationProfile
    /// Where it stands; `lead` unless stated.
    package var lifecycle: Lifecycle
    /// The member of staff in charge.
    package var owner: UUID?
    /// Purpose, basis, source and evidence; without it nothing is stored.
    package var processing: ProcessingStatement?

    /// Collects what was asked for.
    package init(
        profile: OrganizationProfile, lifecycle: Lifecycle = .lead, owner: UUID? = nil,
        processing: ProcessingStatement?
    ) {
        self.profile = profile
        self.lifecycle = lifecycle
        self.owner = owner
        self.processing = processing
    }
}
