package import Domain
package import Foundation
package import Store

/// The members of a tenant and their API tokens.
package struct ManageMembers: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Members, oldest first; see the limits of the store's list.
    package func list(
        after: (at: Date, id: UUID)? = nil, limit: Int = 1_000, by actor: Actor
    ) async throws -> [StoredMember] {
        try actor.require(.membersRead)
        return try await store.scoped(to: actor).members(after: after, limit: limit)
    }

    /// One member.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredMember {
        try actor.require(.membersRead)
        return try await store.scoped(to: actor).member(id)
    }

    /// The member with this address.
    ///
    /// - Throws: `Refusal` 404.
    package func find(email: String, by actor: Actor) async throws -> StoredMember {
        try actor.require(.membersRead)
        return try await store.scoped(to: actor).member(email: email)
    }

    /// Disables or enables a member; her sessions and tokens end with it.
    package func setDisabled(_ disabled: Bool, _ member: StoredMember, by actor: Actor) async throws {
        try actor.require(.membersManage)
        if member.role == .owner { try actor.require(.ownersManage) }
        try await store.scoped(to: actor).setDisabled(disabled, member)
    }

    /// Changes role, access, or both; what is nil stays.
    ///
    /// - Returns: The member as she is now; a change of nothing leaves her version.
    /// - Throws: `Refusal` 409 `last-owner`, 409 `conflict`.
    package func change(
        _ member: StoredMember, role: Role?, disabled: Bool?, by actor: Actor
    ) async throws -> StoredMember {
        try actor.require(.membersManage)
        var member = member
        if let role, role != member.role {
            try await setRole(role, member, by: actor)
            member = try await one(member.id, by: actor)
        }
        if let disabled, disabled != (member.state == .disabled) {
            try await setDisabled(disabled, member, by: actor)
            member = try await one(member.id, by: actor)
        }
        return member
    }

    /// Gives a member another role; nobody gives or takes a role that is above her.
    ///
    /// - Throws: `Refusal` 409 `last-owner`.
    package func setRole(_ role: Role, _ member: StoredMember, by actor: Actor) async throws {
        try actor.require(.membersManage)
        if member.role == .owner || role == .owner { try actor.require(.ownersManage) }
        guard role != member.role else { return }
        try await store.scoped(to: actor).setRole(role, member)
    }

    /// Tokens, newest first; see the limits of the store's list.
    package func tokens(
        after: (at: Date, id: UUID)? = nil, limit: Int = 1_000, by actor: Actor
    ) async throws -> [StoredToken] {
        try actor.require(.tokensManage)
        return try await store.scoped(to: actor).tokens(after: after, limit: limit)
    }

    /// One token.
    ///
    /// - Throws: `Refusal` 404.
    package func token(_ id: UUID, by actor: Actor) async throws -> StoredToken {
        try actor.require(.tokensManage)
        return try await store.scoped(to: actor).token(id)
    }

    /// A token that acts as the caller, with no scope she does not hold.
    package func createOwnToken(
        scopes: Set<Scope>, expiresAt: Date, by actor: Actor
    ) async throws -> CreateToken.Created {
        guard let id = actor.member else {
            throw Refusal(.forbidden, RefusalCode.permissionMissing, rule: "Only a member of staff has tokens.")
        }
        if case .token(let held) = actor.via {
            let reach = held.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
            guard scopes.allSatisfy({ $0.permissions.isSubset(of: reach) }) else {
                throw Refusal(
                    .forbidden, RefusalCode.scopeMissing, field: "scopes", rule: "A token makes no wider token.")
            }
        }
        let member = try await store.scoped(to: actor).member(id)
        return try await CreateToken(store)(for: member, scopes: scopes, expiresAt: expiresAt, by: actor)
    }

    /// Revokes a token; revoking one twice is fine.
    ///
    /// - Throws: `Refusal` 404.
    package func revokeToken(_ id: UUID, by actor: Actor) async throws {
        try actor.require(.tokensManage)
        try await store.scoped(to: actor).revokeToken(id)
    }
}
