package import Domain
package import Foundation

/// A session or API token as resolved from its secret, before any tenant is entered.
package struct Credential: Sendable {
    /// The session's or token's id.
    package let id: UUID
    /// Who acts with it.
    package let actor: Actor
    /// When it ends.
    package let expiresAt: Date
    /// When it was last seen; sessions only.
    package let seenAt: Date?
}
