import Foundation
import Postgres
import Vault

extension TenantScope {
    /// Every restriction of the tenant, lifted ones too, as the ledger file notes it.
    func restrictionEntries() async throws -> [ErasureLedgerEntry] {
        let rows = try await read(
            "SELECT id, reason, imposed_at FROM restriction WHERE tenant_id = \(tenant) ORDER BY imposed_at, id")
        return try (rows.first ?? []).map { row in
            let (id, reason, at) = try row.decode(UUID.self, String.self, Date.self)
            return ErasureLedgerEntry(kind: .restriction, tenant: tenant, id: id, code: reason, at: at)
        }
    }
}
