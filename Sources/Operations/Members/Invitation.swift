package import Foundation

/// An invitation: the secret part of a link that is shown once and never stored.
package struct Invitation: Sendable {
    /// The invited member.
    package let member: UUID
    /// 256 random bits as base64url; the last part of the link.
    package let secret: String
    /// When the link ends.
    package let expiresAt: Date
}
