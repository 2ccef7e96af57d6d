package import Domain
package import Foundation
package import Store
import Vault

/// Invites a member of staff.
package struct InviteMember: Sendable {
    /// How long an invitation holds: seven days.
    package static let lifetime = MemberLink.Kind.invitation.lifetime
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Stores the invited member and answers the one-time secret of her link.
    ///
    /// A member who is invited already, in the same role, gets a new link; the old one ends.
    /// `mail`: Whether a message with a link of its own goes to her.
    /// - Throws: `Refusal` 409 `already-exists`, or naming `email` or `name`.
    package func callAsFunction(
        email: String, name: String?, role: Role, mail: Bool = true, by actor: Actor
    ) async throws -> Invitation {
        try actor.require(.membersManage)
        if role == .owner { try actor.require(.ownersManage) }
        let profile = try MemberProfile(name: name, email: email).validated()
        let secret = RandomToken()
        let expiresAt = store.clock.now.addingTimeInterval(Self.lifetime)
        let scope = store.scoped(to: actor)
        let member: UUID
        do {
            member = try await scope.invite(
                InvitedMember(
                    profile: profile, role: role, invitation: secret.hash, expiresAt: expiresAt, isWrittenTo: mail))
        } catch let refusal as Refusal where refusal.code == RefusalCode.alreadyExists.rawValue {
            let known = try await scope.member(email: profile.email)
            guard known.state == .invited, known.role == role else { throw refusal }
            try await scope.renewInvitation(
                of: known, invitation: secret.hash, expiresAt: expiresAt, isWrittenTo: mail)
            member = known.id
        }
        return Invitation(member: member, secret: secret.text, expiresAt: expiresAt)
    }
}
