package import Domain
import Foundation
package import Store

/// A forgotten password: whoever has the mailbox gets a link for each business she works in.
package struct RequestPasswordReset: Sendable {
    /// Businesses that are written to for one address, at most.
    private static let limit = 5
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Queues the messages; does and says nothing where the address belongs to no active member.
    package func callAsFunction(email: String) async throws {
        for membership in try await store.node.memberships(email: email).prefix(Self.limit) {
            let scope = store.scoped(to: LogIn.visitor(membership.tenant, membership.member))
            _ = try await scope.requestPasswordReset(of: membership.member)
        }
    }

    /// Queues the message for one member.
    ///
    /// - Throws: `Refusal` 409 where she has no password yet or is disabled.
    package func callAsFunction(_ member: StoredMember, by actor: Actor) async throws {
        try actor.require(.membersManage)
        if member.role == .owner { try actor.require(.ownersManage) }
        guard member.state == .active else {
            throw Refusal(
                .conflict, RefusalCode.conflict, rule: "Only an active member has a password; invite her instead.")
        }
        try await store.scoped(to: actor).requestPasswordReset(of: member.id)
    }

    /// Makes the link itself, for an operator who passes it on; it is shown once.
    ///
    /// - Throws: `Refusal` 409 where she has no password yet or is disabled.
    package func link(for member: StoredMember, by actor: Actor) async throws -> Invitation {
        try actor.require(.ownersManage)
        guard member.state == .active else {
            throw Refusal(
                .conflict, RefusalCode.conflict, rule: "Only an active member has a password; invite her instead.")
        }
        let (secret, hash) = OneTimeLink.make()
        let expiresAt = store.clock.now.addingTimeInterval(MemberLink.Kind.passwordReset.lifetime)
        try await store.scoped(to: actor).addLink(.passwordReset, to: member, hash: hash, expiresAt: expiresAt)
        return Invitation(member: member.id, secret: secret, expiresAt: expiresAt)
    }
}
