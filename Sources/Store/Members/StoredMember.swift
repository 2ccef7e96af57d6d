package import Domain
package import Foundation

/// A member of staff as read, with her opened name and address.
package struct StoredMember: Sendable {
    /// Where a member stands.
    package enum State: String, Sendable {
        /// Invited, has not set a password.
        case invited
        /// May log in.
        case active
        /// May not.
        case disabled
    }

    /// Her subject id.
    package let id: UUID
    /// What she may do.
    package let role: Role
    /// Whether she may log in.
    package let state: State
    /// Grows with every change.
    package let version: Int32
    /// Name and e-mail address.
    package let profile: MemberProfile
    /// When she was invited.
    package let createdAt: Date

    let sealVersion: Int64
    let sealed: [UInt8]
    let sealedPassword: [UInt8]?
    let key: VaultHandle.WrappedKey
}
