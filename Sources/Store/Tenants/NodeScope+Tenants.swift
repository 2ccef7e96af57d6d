package import Domain
package import Foundation
import Postgres
import Vault

/// The list of tenants; creating and suspending need the owner's role.
extension NodeScope {
    static let tenantColumns: PostgresQuery =
        "id, slug, name, country, locale, policy, state, agreement_digest, agreement_due, created_at"

    static var tenantNotFound: Refusal {
        Refusal(.notFound, RefusalCode.tenantNotFound, rule: "There is no such tenant.")
    }

    static func tenant(_ row: PostgresRow) throws -> TenantRecord {
        let (id, slug, name, country, locale, policy, state, digest, due, createdAt) = try row.decode(
            UUID.self, String.self, String.self, String.self, String.self, String.self, String.self, [UInt8]?.self,
            Date?.self, Date.self)
        guard let policy = TenantPolicy(rawValue: policy) else { throw StoreError.unknownCode(column: "policy") }
        return TenantRecord(
            id: id, slug: slug, name: name, country: country, locale: locale, policy: policy,
            isSuspended: state == "suspended", agreementDigest: digest, agreementDue: due, createdAt: createdAt)
    }

    /// Every tenant of this node, by slug.
    package func tenants() async throws -> [TenantRecord] {
        let rows = try await query("SELECT \(fragment: Self.tenantColumns) FROM tenant ORDER BY slug")
        return try (rows.first ?? []).map(Self.tenant)
    }

    /// The tenant with this slug.
    ///
    /// - Throws: `Refusal` 404 `tenant-not-found`.
    package func tenant(slug: String) async throws -> TenantRecord {
        let rows = try await query("SELECT \(fragment: Self.tenantColumns) FROM tenant WHERE slug = \(slug)")
        guard let row = rows.first?.first else { throw Self.tenantNotFound }
        return try Self.tenant(row)
    }

    /// Stores a tenant whose keys already lie in the keystore, with the purposes it starts with and its first member.
    ///
    /// - Returns: The first member's id.
    /// - Throws: `Refusal` 409 `slug-taken`.
    @discardableResult
    package func create(
        _ tenant: TenantRecord, epoch: UInt32, indexVersions: [(use: String, version: UInt32)],
        purposes: [PurposeRules], first invited: InvitedMember? = nil, by actor: Actor
    ) async throws -> UUID? {
        let scope = store.scoped(to: actor)
        let member = try invited.map { try scope.statements(for: $0) }
        let texts = purposes.flatMap { scope.defaultTexts(of: $0, business: tenant.name) } + [scope.defaultForm()]
        do {
            _ = try await scope.write(
                .tenantCreate,
                [
                    """
                    WITH made AS (
                        INSERT INTO tenant (\(fragment: Self.tenantColumns)) VALUES (\(tenant.id), \(tenant.slug),
                            \(tenant.name), \(tenant.country), \(tenant.locale), \(tenant.policy.rawValue), 'active',
                            \(tenant.agreementDigest), \(tenant.agreementDue), \(tenant.createdAt))
                        RETURNING *
                    )
                    \(fragment: scope.audit("tenant.create", .tenantRecord, written: "made r"))
                    """,
                    """
                    INSERT INTO tenant_key_state (tenant_id, epoch, state, created_at)
                    VALUES (\(tenant.id), \(Int32(bitPattern: epoch)), 'active', \(tenant.createdAt))
                    """,
                    """
                    INSERT INTO index_key_state (tenant_id, use, version, state, created_at)
                    SELECT \(tenant.id), u.use, u.version, 'active', \(tenant.createdAt)
                    FROM unnest(\(indexVersions.map(\.use)), \(indexVersions.map { Int32(bitPattern: $0.version) }))
                        AS u (use, version)
                    """,
                    """
                    INSERT INTO stream (tenant_id, lane, incarnation, stream_id, next_sequence, head, head_time, sealed_xid,
                        sealed_id)
                    SELECT \(tenant.id), u.lane, 1, u.stream, 1, \([UInt8](repeating: 0, count: 32)), 0, '0'::xid8,
                        '00000000-0000-0000-0000-000000000000'
                    FROM unnest(\([0, 1, 2] as [Int16]), \((0..<3).map { _ in randomBytes(16) })) AS u (lane, stream)
                    """,
                ]
                    + purposes.map { purpose -> PostgresQuery in
                        """
                        WITH made AS (\(fragment: PurposeColumns.insert(purpose, tenant: tenant.id)) RETURNING *)
                        \(fragment: scope.audit("purpose.add", .purpose, written: "made r"))
                        """
                    } + texts + (member?.statements ?? []))
            return member?.id
        } catch let error as PostgresError where error.isUniqueViolation {
            throw Refusal(.conflict, RefusalCode.slugTaken, field: "slug", rule: "Another tenant has this slug.")
        }
    }

    /// Suspends or resumes a tenant: while suspended, no credential of it is accepted.
    package func setSuspended(_ suspended: Bool, tenant: UUID, by actor: Actor) async throws {
        let scope = store.scoped(to: actor)
        let state = suspended ? "suspended" : "active"
        _ = try await scope.write(
            .tenantSuspend,
            """
            WITH changed AS (UPDATE tenant SET state = \(state) WHERE id = \(tenant) RETURNING *)
            \(fragment: scope.audit(
                suspended ? "tenant.suspend" : "tenant.resume", .tenantRecord, written: "changed r"))
            """)
        store.tenantCache.forget(tenant)
        await store.tellOfEndedCredential()
    }
}
