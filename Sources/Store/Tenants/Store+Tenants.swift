package import Domain
package import Foundation
import Postgres

/// Tenants by id, remembered for a moment.
extension Store {
    /// The tenant of a credential.
    ///
    /// - Throws: `Refusal` 404 `tenant-not-found`.
    package func tenant(_ id: UUID) async throws -> TenantRecord {
        try await cached(id).tenant
    }

    /// Refuses a tenant whose processor agreement is overdue: `agreement-missing`.
    package func requireAgreement(of tenant: UUID) async throws {
        guard try await self.tenant(tenant).isAgreementOverdue(at: clock.now) else { return }
        throw Refusal(
            .refused, RefusalCode.agreementMissing,
            rule: "The processor agreement (Art. 28) is missing; importing and sending wait for it.")
    }

    /// The tenant's purposes with the rules the gate asks for.
    package func purposes(of tenant: UUID) async throws -> [PurposeRules] {
        try await cached(tenant).purposes
    }

    /// The tags and fields that the tenant made for its people.
    package func vocabulary(of tenant: UUID) async throws -> PersonVocabulary {
        try await cached(tenant).vocabulary
    }

    private func cached(_ id: UUID) async throws -> TenantCache.Facts {
        try await tenantCache.facts(id) {
            let results = try await postgres.segment(
                [
                    "SELECT set_config('app.tenant', \(id.uuidString), true)",
                    "SELECT \(fragment: NodeScope.tenantColumns) FROM tenant WHERE id = \(id)",
                    PurposeColumns.select(tenant: id), VocabularyColumns.tags(id), VocabularyColumns.fields(id),
                ], lane: .read)
            guard results.count == 5, let row = results[1].first else { throw NodeScope.tenantNotFound }
            return TenantCache.Facts(
                tenant: try NodeScope.tenant(row), purposes: try results[2].map(PurposeColumns.purpose),
                vocabulary: PersonVocabulary(
                    tags: try results[3].map(VocabularyColumns.tag), fields: try results[4].map(VocabularyColumns.field)
                ))
        }
    }
}
