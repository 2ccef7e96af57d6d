package import Domain
package import Foundation

/// An API token in use; its actor carries the scopes (`Actor.Via.token`).
package struct TokenIdentity: Sendable, Equatable {
    /// The id of the token's row, by which it is revoked.
    package let id: UUID
    /// The member the token speaks for.
    package let actor: Actor
    /// When the token ends; nil where it does not.
    package let expiresAt: Date?

    /// Makes an identity from a resolved token.
    package init(id: UUID, actor: Actor, expiresAt: Date?) {
        self.id = id
        self.actor = actor
        self.expiresAt = expiresAt
    }
}
