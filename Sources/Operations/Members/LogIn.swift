package import Domain
package import Foundation
package import Store
package import Vault

/// Logging in with e-mail address, password and, where there is one, a second factor.
package struct LogIn: Sendable {
    /// A session as its holder gets it.
    package struct Opened: Sendable {
        /// The cookie's value.
        package let secret: String
        /// Who acts with it.
        package let actor: Actor
    }

    /// Somebody who has given her password and owes a code.
    package struct Challenge: Sendable {
        /// The business she logs in to.
        package let tenant: UUID
        /// The member.
        package let member: UUID
        /// Whether she has to set a second factor up first: her role needs one.
        package let mustEnrol: Bool
        /// The version of her row whose password was right: with another password the proof is worth nothing.
        let version: Int32

        /// Somebody about to prove who she is; good for her own second factor only.
        var actor: Actor { LogIn.visitor(tenant, member) }
    }

    /// What a password opened.
    package enum Outcome: Sendable {
        /// The session is open.
        case opened(Opened)
        /// Several tenants: one must be chosen.
        case choice([TenantRecord])
        /// A code is asked for, or a second factor set up.
        case challenged(Challenge)
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

    /// Opens a session, asks for a code, or asks which tenant.
    ///
    /// Wrong address, wrong password, invited and disabled members get the same answer after the same work.
    /// `slug`: The chosen tenant; nil before a choice.
    /// - Throws: `Refusal` 401 `credentials-wrong`, 429 `busy` while too many log in at once.
    package func callAsFunction(
        email: String, password: String, slug: String?, device: Device = .unknown
    ) async throws -> Outcome {
        let memberships = try await store.node.memberships(email: email)
        var opened: [(TenantRecord, StoredMember)] = []
        var tried = 0
        var places: [(tenant: TenantRecord, member: UUID)] = []
        for membership in memberships {
            let tenant = try await store.tenant(membership.tenant)
            if slug == nil || tenant.slug == slug { places.append((tenant, membership.member)) }
        }
        for (tenant, id) in places.prefix(5) {
            let scope = store.scoped(to: Self.visitor(tenant.id, id))
            let member = try await scope.member(id)
            guard member.state == .active, let hash = try scope.passwordHash(of: member) else { continue }
            tried += 1
            if try await verify(password, String(decoding: hash, as: UTF8.self)) { opened.append((tenant, member)) }
        }
        if tried == 0 { _ = try await verify(password, nil) }
        guard let (tenant, member) = opened.first else {
            throw Refusal(.unauthenticated, RefusalCode.credentialsWrong, rule: "Address or password is wrong.")
        }
        if opened.count > 1 { return .choice(opened.map(\.0)) }
        return try await proceed(member, of: tenant.id, device: device)
    }

    /// The secret to show to somebody who must set a second factor up before she may in.
    ///
    /// `again`: Whether it was shown to her before; otherwise it is a new one, which nobody else has seen.
    /// - Throws: `Refusal` 409 `already-exists` where she has one by now.
    package func enrol(_ challenge: Challenge, again: Bool) async throws -> SecondFactor.Secret {
        let factor = SecondFactor(store)
        if again, let waiting = try await factor.pending(by: challenge.actor) { return waiting }
        try await factor.begin(by: challenge.actor)
        guard let secret = try await factor.pending(by: challenge.actor) else {
            throw Refusal(.conflict, RefusalCode.conflict, rule: "The second factor changed in the meantime.")
        }
        return secret
    }

    /// Opens the session of somebody whose code is right.
    ///
    /// - Returns: The session, and the recovery codes of a second factor that was set up just now.
    /// - Throws: `Refusal` 422 `code-wrong`, 401 where her password or access changed since she gave it.
    package func answer(
        _ challenge: Challenge, code: String, device: Device = .unknown
    ) async throws -> (opened: Opened, codes: [String]) {
        let member = try await store.scoped(to: challenge.actor).member(challenge.member)
        guard member.state == .active, member.version == challenge.version else {
            throw Refusal(.unauthenticated, RefusalCode.credentialsWrong, rule: "Address or password is wrong.")
        }
        let factor = SecondFactor(store)
        var codes: [String] = []
        if challenge.mustEnrol {
            codes = try await factor.confirm(code, by: challenge.actor)
        } else {
            try await factor.prove(code, by: challenge.actor)
        }
        return (try await open(member, of: challenge.tenant, device: device), codes)
    }

    /// What follows the right password.
    func proceed(_ member: StoredMember, of tenant: UUID, device: Device) async throws -> Outcome {
        let scope = store.scoped(to: Self.visitor(tenant, member.id))
        if try await scope.secondFactor(of: member.id)?.state == .active {
            return .challenged(Challenge(tenant: tenant, member: member.id, mustEnrol: false, version: member.version))
        }
        if try await scope.secondFactorRoles().contains(member.role) {
            return .challenged(Challenge(tenant: tenant, member: member.id, mustEnrol: true, version: member.version))
        }
        return .opened(try await open(member, of: tenant, device: device))
    }

    private func open(_ member: StoredMember, of tenant: UUID, device: Device) async throws -> Opened {
        let secret = RandomToken()
        let actor = Actor(
            tenant: tenant, member: member.id, role: member.role, purpose: "customer-care", via: .session)
        _ = try await store.scoped(to: actor).openSession(
            secret.hash, for: member, lifetime: Self.lifetime, device: device)
        return Opened(secret: secret.text, actor: actor)
    }

    private func verify(_ password: String, _ hash: String?) async throws -> Bool {
        try await PasswordRule.refusing { try await hasher.verify(try Password(password), hash) }
    }

    /// What attempts at an address are counted by: every notation that leads to one member is one key.
    package static func key(of email: String) -> [UInt8] {
        Array(((try? Normalizer.email(email).text) ?? email).utf8.prefix(512))
    }

    /// Somebody about to prove who she is: reads her own member row.
    static func visitor(_ tenant: UUID, _ member: UUID) -> Actor {
        Actor(tenant: tenant, member: member, role: .readOnly, purpose: "login", via: .public)
    }
}
