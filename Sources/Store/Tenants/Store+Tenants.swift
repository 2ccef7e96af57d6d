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

    /// The tenant's purposes with the rules the gate asks for.
    package func purposes(of tenant: UUID) async throws -> [PurposeRules] {
        try await cached(tenant).purposes
    }

    private func cached(_ id: UUID) async throws -> (tenant: TenantRecord, purposes: [PurposeRules]) {
        try await tenantCache.entry(id) {
            let results = try await postgres.segment(
                [
                    "SELECT set_config('app.tenant', \(id.uuidString), true)",
                    "SELECT \(fragment: NodeScope.tenantColumns) FROM tenant WHERE id = \(id)",
                    PurposeColumns.select(tenant: id),
                ], lane: .read)
            guard results.count == 3, let row = results[1].first else { throw NodeScope.tenantNotFound }
            return (try NodeScope.tenant(row), try results[2].map(PurposeColumns.purpose))
        }
    }
}
