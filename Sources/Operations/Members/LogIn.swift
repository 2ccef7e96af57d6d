package import Domain
package import Foundation
package import Store
package import Vault

/// Logging in with e-mail address and password, and what a session or token resolves to.
package struct LogIn: Sendable {
    /// A session as its holder gets it.
    package struct Opened: Sendable {
        /// The cookie's value.
        package let secret: String
        /// Who acts with it.
        package let actor: Actor
    }

    /// What a password opened.
    package enum Outcome: Sendable {
        /// One tenant: the session is open.
        case opened(Opened)
        /// Several tenants: one must be chosen.
        case choice([TenantRecord])
    }

    /// A session ends after 12 hours.
    package static let lifetime: TimeInterval = 12 * 3_600
    /// An unused session ends after 2 hours.
    package static let idle: TimeInterval = 2 * 3_600

    let store: Store
    let hasher: PasswordHasher

    /// Works on this store; the hasher's queue bounds how many passwords are tried at once.
    package init(_ store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// Opens a session, or asks which tenant.
    ///
    /// Wrong address, wrong password, invited and disabled members get the same answer after the same work.
    /// `slug`: The chosen tenant; nil before a choice.
    /// - Throws: `Refusal` 401 `credentials-wrong`, 429 `busy` while too many log in at once.
    package func callAsFunction(email: String, password: String, slug: String?) async throws -> Outcome {
        let memberships = try await store.node.memberships(email: email)
        var opened: [(TenantRecord, StoredMember)] = []
        var tried = 0
        for membership in memberships.prefix(5) {
            let tenant = try await store.tenant(membership.tenant)
            if let slug, tenant.slug != slug { continue }
            let scope = store.scoped(to: Self.visitor(membership.tenant, membership.member))
            let member = try await scope.member(membership.member)
            guard member.state == .active, let hash = try scope.passwordHash(of: member) else { continue }
            tried += 1
            if try await verify(password, String(decoding: hash, as: UTF8.self)) { opened.append((tenant, member)) }
        }
        if tried == 0 { _ = try await verify(password, nil) }
        guard let (tenant, member) = opened.first else {
            throw Refusal(.unauthenticated, RefusalCode.credentialsWrong, rule: "Address or password is wrong.")
        }
        if opened.count > 1 { return .choice(opened.map(\.0)) }
        return .opened(try await open(member, of: tenant.id))
    }

    func open(_ member: StoredMember, of tenant: UUID) async throws -> Opened {
        let secret = RandomToken()
        let actor = Actor(
            tenant: tenant, member: member.id, role: member.role, purpose: "customer-care", via: .session)
        _ = try await store.scoped(to: actor).openSession(
            secret.hash, for: member, lifetime: Self.lifetime)
        return Opened(secret: secret.text, actor: actor)
    }

    private func verify(_ password: String, _ hash: String?) async throws -> Bool {
        try await PasswordRule.refusing { try await hasher.verify(try Password(password), hash) }
    }

    /// Somebody about to prove who she is: reads her own member row.
    static func visitor(_ tenant: UUID, _ member: UUID) -> Actor {
        Actor(tenant: tenant, member: member, role: .readOnly, purpose: "login", via: .public)
    }
}
