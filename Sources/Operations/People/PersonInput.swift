package import Domain
package import Foundation

/// A person as somebody asks to store her, before the gate has spoken.
package struct PersonInput: Sendable {
    /// Names, contact points and addresses as typed.
    package var profile: PersonProfile
    /// Where she stands; `lead` unless stated.
    package var lifecycle: Lifecycle
    /// The member in charge.
    package var owner: UUID?
    /// Purpose, basis, source and evidence; without it nothing is stored.
    package var processing: ProcessingStatement?

    /// Collects what was asked for.
    package init(
        profile: PersonProfile, lifecycle: Lifecycle = .lead, owner: UUID? = nil, processing: ProcessingStatement?
    ) {
        self.profile = profile
        self.lifecycle = lifecycle
        self.owner = owner
        self.processing = processing
    }
}
