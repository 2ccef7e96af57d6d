import Foundation
import Postgres

extension TenantScope {
    /// Which of these restrictions ended with the erasure of her for whom they stood: their rows are gone, the log knows
    /// them.
    func endedRestrictions(among ids: [UUID]) async throws -> [UUID] {
        let number = DigestedTable.restriction.number.column
        let rows = try await read(
            """
            SELECT DISTINCT row_id FROM audit_entry WHERE tenant_id = \(tenant) AND table_number = \(number)
                AND row_id = ANY (\(ids)) AND action = 'restriction.erase'
            """)
        return try (rows.first ?? []).map { try $0.decode(UUID.self) }
    }

    /// Every restriction of the tenant, lifted ones too, as the ledger file notes it.
    func restrictionReductions() async throws -> [Reduction] {
        let rows = try await read(
            "SELECT id, subject_id, reason, imposed_at FROM restriction WHERE tenant_id = \(tenant) ORDER BY imposed_at, id"
        )
        return try (rows.first ?? []).map { row in
            let (id, subject, reason, at) = try row.decode(UUID.self, UUID.self, String.self, Date.self)
            return Reduction(restriction: id, of: subject, reason: reason, tenant: tenant, at: at)
        }
    }
}
