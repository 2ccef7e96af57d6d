import Domain
package import Store
package import Vault

/// Sets the first password of an invited member and logs her in.
package struct AcceptInvitation: Sendable {
    let store: Store
    let hasher: PasswordHasher

    /// Works on this store.
    package init(_ store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// Whom a link invites, and to which tenant; changes nothing.
    ///
    /// - Throws: `Refusal` 404 `token-invalid` when it was used, has expired or never existed.
    package func look(_ secret: String) async throws -> (tenant: TenantRecord, member: StoredMember) {
        let link = try await find(secret)
        let member = try await store.scoped(to: LogIn.visitor(link.tenant, link.member)).member(link.member)
        return (try await store.tenant(link.tenant), member)
    }

    /// Sets the password and opens a session.
    ///
    /// - Throws: `Refusal` 404 `token-invalid`, 422 `password-too-short` or `password-too-common`.
    package func callAsFunction(_ secret: String, password: String) async throws -> LogIn.Opened {
        try PasswordRule.check(password)
        let link = try await find(secret)
        let scope = store.scoped(to: LogIn.visitor(link.tenant, link.member))
        let member = try await scope.member(link.member)
        let hash = try await PasswordRule.refusing { try await hasher.hash(try Password(password)) }
        try await scope.setPassword(Array(hash.utf8), of: member, using: RandomToken.hash(of: secret))
        return try await LogIn(store, hasher: hasher).open(try await scope.member(member.id), of: link.tenant)
    }

    private func find(_ secret: String) async throws -> MemberLink {
        guard let link = try await store.node.link(RandomToken.hash(of: secret)) else {
            throw Refusal(
                .notFound, RefusalCode.tokenInvalid, rule: "This link was used, has expired or never existed.")
        }
        return link
    }
}
