package import Domain
package import Foundation

/// A living session as its member sees it.
package struct StoredSession: Sendable {
    /// The session's id.
    package let id: UUID
    /// When it was opened.
    package let createdAt: Date
    /// When it was last used, to about five minutes.
    package let seenAt: Date
    /// When it ends at the latest.
    package let expiresAt: Date
    /// Where it was opened.
    package let device: Device
}
