package import Domain
package import Foundation
import Postgres

/// What the erasure planner needs to know: ids, dates and counts.
extension TenantScope {
    /// The facts about one person.
    ///
    /// - Throws: `Refusal` 404 when there is no such person.
    package func erasureFacts(of person: UUID) async throws -> ErasureFacts {
        let record = try await store.tenant(tenant)
        let purposes = try await store.purposes(of: tenant)
        let rows = try await read(
            "SELECT id FROM person p WHERE tenant_id = \(tenant) AND id = \(person) AND \(fragment: sees("p.id"))",
            """
            SELECT id, purpose_code, legal_basis, since, until, ended_at, end_rule FROM processing_ground
            WHERE tenant_id = \(tenant) AND subject_id = \(person) ORDER BY since, id
            """,
            """
            SELECT (SELECT count(*) FROM contact_point WHERE tenant_id = \(tenant) AND person_id = \(person)),
                (SELECT count(*) FROM import_row WHERE tenant_id = \(tenant) AND subject_id = \(person)),
                (SELECT count(*) FROM consent WHERE tenant_id = \(tenant) AND subject_id = \(person))
            """)
        guard rows.count == 3, !rows[0].isEmpty, let counted = rows[2].first else { throw Self.personNotFound }
        let grounds = try rows[1].map { row in
            let (id, purpose, basis, since, until, endedAt, endRule) = try row.decode(
                UUID.self, String.self, String.self, Date.self, Date?.self, Date?.self, String.self)
            guard let basis = LegalBasis(rawValue: basis) else { throw StoreError.unknownCode(column: "legal_basis") }
            guard let endRule = EndRule(code: endRule) else { throw StoreError.unknownCode(column: "end_rule") }
            return ProcessingGround(
                id: id, purpose: purpose, basis: basis,
                marketing: purposes.first { $0.code == purpose }?.marketing ?? false, since: since, until: until,
                endedAt: endedAt, endRule: endRule)
        }
        let (contacts, undo, consents) = try counted.decode(Int64.self, Int64.self, Int64.self)
        let sets = [
            ErasableSet(table: "person", compartment: .profile, count: 1),
            ErasableSet(table: "contact_point", compartment: .profile, count: Int(contacts)),
            ErasableSet(table: "processing_ground", compartment: .profile, count: grounds.count),
            ErasableSet(table: "consent", compartment: .profile, count: Int(consents)),
            ErasableSet(table: "import_row", compartment: .profile, count: Int(undo)),
        ]
        let zone = StorageCountry(rawValue: record.country)?.timeZone ?? .gmt
        return ErasureFacts(grounds: grounds, sets: sets, zone: zone)
    }
}
