package import Domain
package import Foundation

/// What of a person can be changed by hand.
package struct PersonEdit: Sendable, Equatable {
    /// Names, contact points, addresses, tags and values.
    package var profile: PersonProfile
    /// Where she stands.
    package var lifecycle: Lifecycle
    /// The member in charge.
    package var owner: UUID?

    /// Begins with what is there.
    package init(profile: PersonProfile, lifecycle: Lifecycle, owner: UUID?) {
        self.profile = profile
        self.lifecycle = lifecycle
        self.owner = owner
    }
}
