import Foundation
import Postgres

extension TenantScope {
    /// The statements behind ``PersonInsert`` that store the consents that people come with; none where nobody has one. Who
    /// was left out because of a suppressed address is left out here, too.
    func consents(_ people: [SealedPerson]) -> [PostgresQuery] {
        let consents = people.compactMap(\.consent)
        if consents.isEmpty { return [] }
        let subjects = consents.map(\.event.subject)
        let isThere: PostgresQuery = """
            EXISTS (SELECT FROM subject s WHERE s.tenant_id = \(tenant) AND s.id = u.subject)
            """
        let keys: PostgresQuery = """
            INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
            SELECT \(tenant), u.subject, 3, 0, u.generation, u.epoch, u.wrapped
            FROM unnest(\(subjects), \(consents.map(\.key.wrapped.generation)), \(consents.map(\.key.wrapped.epoch)),
                \(consents.map(\.key.wrapped.wrapped))) AS u (subject, generation, epoch, wrapped)
            WHERE \(fragment: isThere)
            """
        let slots: PostgresQuery = """
            INSERT INTO event_slot (tenant_id, lane, id, type, at, subject_id, commitment, sealed)
            SELECT \(tenant), u.lane, u.id, u.type, u.at, u.subject, u.commitment, u.sealed
            FROM unnest(\(consents.map(\.slot.lane)), \(consents.map(\.slot.id)), \(consents.map(\.slot.type)),
                \(consents.map(\.event.at)), \(subjects), \(consents.map(\.slot.commitment)), \(consents.map(\.slot.sealed)))
                AS u (lane, id, type, at, subject, commitment, sealed)
            WHERE \(fragment: isThere)
            """
        let noted = audit(
            from: """
                (SELECT u.id, 'consent.give' AS action, \(TableNumber.consentEvent.column) AS table_number,
                    u.event AS row_id, u.subject AS subject_id, 1::bigint AS seal_version, u.digest
                FROM unnest(\(consents.map { _ in UUID() }), \(consents.map(\.event.id)), \(subjects),
                    \(consents.map(\.event.digest))) AS u (id, event, subject, digest)
                WHERE \(fragment: isThere)) AS u
                """)
        return [keys] + consents.map(\.event).statements(tenant) + [slots, noted]
    }
}
