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
            """
            SELECT x.id, x.subject_id, x.reason, x.imposed_at, EXISTS (SELECT FROM legal_hold h
                WHERE h.tenant_id = x.tenant_id AND h.restriction_id = x.id)
            FROM restriction x WHERE x.tenant_id = \(tenant) ORDER BY x.imposed_at, x.id
            """)
        return try (rows.first ?? []).map { row in
            let (id, subject, reason, at, isHeld) = try row.decode(
                UUID.self, UUID.self, String.self, Date.self, Bool.self)
            return Reduction(restriction: id, of: subject, reason: reason, isHeld: isHeld, tenant: tenant, at: at)
        }
    }
}
