package import Domain
package import Foundation

/// A member to be stored as invited.
package struct InvitedMember: Sendable {
    /// Name and address.
    package let profile: MemberProfile
    /// What she may do.
    package let role: Role
    /// The hash of her link's secret, 32 bytes.
    package let invitation: [UInt8]
    /// When the link ends.
    package let expiresAt: Date
    /// Whether a message with a link of its own goes to her.
    package let isWrittenTo: Bool

    /// Collects what an invitation says.
    package init(
        profile: MemberProfile, role: Role, invitation: [UInt8], expiresAt: Date, isWrittenTo: Bool = false
    ) {
        self.isWrittenTo = isWrittenTo
        self.profile = profile
        self.role = role
        self.invitation = invitation
        self.expiresAt = expiresAt
    }
}
