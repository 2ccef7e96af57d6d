package import Foundation

/// An API token as listed: everything but its secret, which nobody but its holder knows.
package struct StoredToken: Sendable {
    /// Its id, for revoking.
    package let id: UUID
    /// Whose it is.
    package let member: UUID
    /// What it may be used for.
    package let scopes: [String]
    /// When it was made.
    package let createdAt: Date
    /// When it ends by itself.
    package let expiresAt: Date
    /// When it was revoked, if it was.
    package let revokedAt: Date?
}
