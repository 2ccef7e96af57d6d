package import Foundation

/// A one-time link as looked up by its secret.
package struct MemberLink: Sendable {
    /// What the link allows.
    package enum Kind: String, Sendable {
        /// Setting the first password.
        case invitation
        /// Setting a new one.
        case passwordReset = "password-reset"

        /// How long the link holds: an invitation seven days, the way to a new password one hour.
        package var lifetime: TimeInterval {
            switch self {
            case .invitation: 7 * 86_400
            case .passwordReset: 3_600
            }
        }
    }

    /// The tenant it belongs to.
    package let tenant: UUID
    /// The member who may use it.
    package let member: UUID
    /// What it allows.
    package let kind: Kind
}
