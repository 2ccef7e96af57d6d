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
        let texts = purposes.flatMap { scope.defaultTexts(of: $0, business: tenant.name) } + scope.defaultForm()
        do {
            _ = try await scope.write(
                .tenantCreate,
                scope.foundation(
                    of: tenant, state: "active", "tenant.create", epoch: epoch, indexVersions: indexVersions)
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
