package import Foundation

/// Who acts, for which tenant, in which role, for which purpose: made from the credential, never from the request.
package struct Actor: Sendable, Equatable {
    /// The door through which the actor came.
    package enum Via: Sendable, Equatable {
        /// A session cookie of the staff pages.
        case session
        /// An API token, with what it may be used for.
        case token(scopes: Set<Scope>)
        /// The operator's command; `user` is the calling Unix user.
        case `operator`(user: String, reason: String?)
        /// A public page, resolved from the tenant's slug.
        case `public`
        /// A worker of the service itself.
        case system
    }

    /// The tenant all statements are scoped to.
    package let tenant: UUID
    /// The member of staff, where there is one.
    package let member: UUID?
    /// The role that decides what is allowed.
    package let role: Role
    /// The purpose written into the read log: a purpose code.
    package let purpose: String
    /// The door through which the actor came.
    package let via: Via

    /// Makes an actor from a resolved credential.
    package init(tenant: UUID, member: UUID?, role: Role, purpose: String, via: Via) {
        self.tenant = tenant
        self.member = member
        self.role = role
        self.purpose = purpose
        self.via = via
    }

    /// Whether the actor may do this: the role allows it and, for tokens, a scope covers it.
    package func may(_ permission: Permission) -> Bool {
        switch via {
        case .public: false
        case .system: true
        case .session, .operator: role.allows(permission)
        case .token(let scopes): role.allows(permission) && scopes.contains { $0.covers(permission) }
        }
    }

    /// Refuses with `permission-missing`, or `scope-missing` where only the token is too narrow.
    package func require(_ permission: Permission) throws(Refusal) {
        if may(permission) { return }
        if case .token = via, role.allows(permission) {
            throw Refusal(.forbidden, RefusalCode.scopeMissing, rule: "The token's scope does not cover this.")
        }
        throw Refusal(.forbidden, RefusalCode.permissionMissing, rule: "The role does not allow this.")
    }
}
