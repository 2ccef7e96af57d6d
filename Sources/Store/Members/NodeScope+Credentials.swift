import Domain
package import Foundation
import Postgres
import Vault

/// Looks credentials up by the hash of their secret: the one thing that happens before a tenant is known.
extension NodeScope {
    /// The living session whose secret has this hash; nil when there is none, it has ended, its tenant is suspended, or its
    /// member is not active in the role it was opened for.
    ///
    /// `idle`: Seconds after which an unused session ends.
    package func session(_ hash: [UInt8], idle: TimeInterval) async throws -> Credential? {
        let now = store.clock.now
        let rows = try await presenting(
            hash, ofTenant: "SELECT tenant_id FROM session WHERE secret_hash = \(hash)",
            """
            SELECT s.id, s.tenant_id, s.member_id, s.role, s.expires_at, s.seen_at FROM session s
            JOIN tenant t ON t.id = s.tenant_id AND t.state = 'active'
            JOIN member m ON m.tenant_id = s.tenant_id AND m.id = s.member_id AND m.state = 'active' AND m.role = s.role
            WHERE s.secret_hash = \(hash) AND s.expires_at > \(now) AND s.seen_at > \(now.addingTimeInterval(-idle))
            """)
        guard let row = rows.first else { return nil }
        let (id, tenant, member, role, expiresAt, seenAt) = try row.decode(
            UUID.self, UUID.self, UUID.self, String.self, Date.self, Date.self)
        guard let role = Role(rawValue: role) else { throw StoreError.unknownCode(column: "role") }
        let actor = Actor(tenant: tenant, member: member, role: role, purpose: "customer-care", via: .session)
        return Credential(id: id, actor: actor, expiresAt: expiresAt, seenAt: seenAt)
    }

    /// The living API token whose secret has this hash; nil when there is none, it was revoked or has expired, its tenant is
    /// suspended, or its member is disabled or has another role than it was made for.
    ///
    /// Disabling a member revokes her tokens; one that is made at that very moment may be missed by it, and is refused here.
    package func token(_ hash: [UInt8]) async throws -> Credential? {
        let rows = try await presenting(
            hash, ofTenant: "SELECT tenant_id FROM api_token WHERE secret_hash = \(hash)",
            """
            SELECT a.id, a.tenant_id, a.member_id, a.role, a.scopes, a.expires_at FROM api_token a
            JOIN tenant t ON t.id = a.tenant_id AND t.state = 'active'
            JOIN member m ON m.tenant_id = a.tenant_id AND m.id = a.member_id AND m.state <> 'disabled'
                AND m.role = a.role
            WHERE a.secret_hash = \(hash) AND a.expires_at > \(store.clock.now) AND a.revoked_at IS NULL
            """)
        guard let row = rows.first else { return nil }
        let (id, tenant, member, role, scopes, expiresAt) = try row.decode(
            UUID.self, UUID.self, UUID.self, String.self, [String].self, Date.self)
        guard let role = Role(rawValue: role) else { throw StoreError.unknownCode(column: "role") }
        let granted = Set(scopes.compactMap(Scope.init(rawValue:)))
        let actor = Actor(
            tenant: tenant, member: member, role: role, purpose: "customer-care", via: .token(scopes: granted))
        return Credential(id: id, actor: actor, expiresAt: expiresAt, seenAt: nil)
    }

    /// The unused, unexpired one-time link whose secret has this hash.
    package func link(_ hash: [UInt8]) async throws -> MemberLink? {
        let rows = try await presenting(
            hash,
            """
            SELECT l.tenant_id, l.member_id, l.kind FROM member_link l
            JOIN tenant t ON t.id = l.tenant_id AND t.state = 'active'
            WHERE l.secret_hash = \(hash) AND l.used_at IS NULL AND l.expires_at > \(store.clock.now)
            """)
        guard let row = rows.first else { return nil }
        let (tenant, member, kind) = try row.decode(UUID.self, UUID.self, String.self)
        guard let kind = MemberLink.Kind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
        return MemberLink(tenant: tenant, member: member, kind: kind)
    }

    /// The tenants in which this e-mail address is a member; at most 20.
    package func memberships(email: String) async throws -> [(tenant: UUID, member: UUID)] {
        guard let value = try? Normalizer.email(email) else { return [] }
        let token = try store.vault.loginToken(value)
        let rows = try await presenting(
            token,
            """
            SELECT l.tenant_id, l.member_id FROM login l
            JOIN tenant t ON t.id = l.tenant_id AND t.state = 'active'
            WHERE l.token = \(token) ORDER BY t.slug LIMIT 20
            """)
        return try rows.map { row in
            let (tenant, member) = try row.decode(UUID.self, UUID.self)
            return (tenant, member)
        }
    }

    private func presenting(_ credential: [UInt8], _ statement: PostgresQuery) async throws -> [PostgresRow] {
        try await query(Self.present(credential), statement).last ?? []
    }

    /// Runs a statement that also sees the tenant's rows: `ofTenant` names the tenant by the credential's own row.
    private func presenting(
        _ credential: [UInt8], ofTenant tenant: PostgresQuery, _ statement: PostgresQuery
    ) async throws -> [PostgresRow] {
        try await query(
            Self.present(credential),
            "SELECT set_config('app.tenant', coalesce((\(fragment: tenant))::text, ''), true)", statement
        ).last ?? []
    }

    private static func present(_ credential: [UInt8]) -> PostgresQuery {
        "SELECT set_config('app.credential', \(Hexadecimal.text(credential)), true)"
    }
}
