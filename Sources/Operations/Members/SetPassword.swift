package import Domain
package import Store
package import Vault

/// Sets a password by a one-time link and logs in: the first one of an invited member, or a new one for a forgotten one.
package struct SetPassword: Sendable {
    let store: Store
    let hasher: PasswordHasher

    /// Works on this store.
    package init(_ store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// Whose password a link sets, and in which tenant; changes nothing.
    ///
    /// - Throws: `Refusal` 404 `token-invalid` when it was used, has expired, never existed or is of another kind.
    package func look(
        _ secret: String, _ kind: MemberLink.Kind
    ) async throws -> (tenant: TenantRecord, member: StoredMember) {
        let link = try await OneTimeLink.find(secret, kind, in: store)
        let member = try await store.scoped(to: LogIn.visitor(link.tenant, link.member)).member(link.member)
        return (try await store.tenant(link.tenant), member)
    }

    /// Sets the password, ends every session and link there was, and opens a session or asks for the second factor.
    ///
    /// - Throws: `Refusal` 404 `token-invalid`, 422 `password-too-short` or `password-too-common`.
    package func callAsFunction(
        _ secret: String, _ kind: MemberLink.Kind, password: String, device: Device = .unknown
    ) async throws -> LogIn.Outcome {
        try PasswordRule.check(password)
        let link = try await OneTimeLink.find(secret, kind, in: store)
        let scope = store.scoped(to: LogIn.visitor(link.tenant, link.member))
        let member = try await scope.member(link.member)
        let hash = try await PasswordRule.refusing { try await hasher.hash(try Password(password)) }
        try await scope.setPassword(Array(hash.utf8), of: member, using: RandomToken.hash(of: secret))
        return try await LogIn(store, hasher: hasher).proceed(
            try await scope.member(member.id), of: link.tenant, device: device)
    }
}
