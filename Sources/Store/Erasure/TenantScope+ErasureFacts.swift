package import Domain
package import Foundation
import Postgres

/// What the erasure planner needs to know: ids, dates and counts.
extension TenantScope {
    /// The facts about one person or organisation.
    ///
    /// - Throws: `Refusal` 404 when there is none.
    package func erasureFacts(of subject: UUID, _ kind: SubjectKind = .person) async throws -> ErasureFacts {
        let record = try await store.tenant(tenant)
        let purposes = try await store.purposes(of: tenant)
        let (contacts, column) = kind.contacts
        let rows = try await read(
            noticed(subject, kind, action: "erasure.plan"),
            """
            SELECT id, purpose_code, legal_basis, since, until, ended_at, end_rule FROM processing_ground
            WHERE tenant_id = \(tenant) AND subject_id = \(subject) ORDER BY since, id
            """,
            """
            SELECT (SELECT count(*) FROM \(fragment: contacts) WHERE tenant_id = \(tenant)
                    AND \(fragment: column) = \(subject)),
                (SELECT count(*) FROM import_row WHERE tenant_id = \(tenant) AND subject_id = \(subject)),
                (SELECT count(*) FROM consent WHERE tenant_id = \(tenant) AND subject_id = \(subject)),
                (SELECT count(*) FROM employment WHERE tenant_id = \(tenant)
                    AND (person_id = \(subject) OR organization_id = \(subject))),
                (SELECT count(*) FROM activity WHERE tenant_id = \(tenant) AND subject_id = \(subject)),
                (SELECT count(*) FROM participant WHERE tenant_id = \(tenant) AND (person_id = \(subject)
                    OR activity_id IN (SELECT id FROM activity WHERE tenant_id = \(tenant) AND subject_id = \(subject)))),
                (SELECT count(*) FROM delivery WHERE tenant_id = \(tenant) AND subject_id = \(subject)),
                (SELECT count(*) FROM import_row i WHERE i.tenant_id = \(tenant) AND i.outcome = 'quarantined'
                    AND NOT EXISTS (SELECT FROM quarantine_token t
                        WHERE t.tenant_id = \(tenant) AND t.subject_id = i.subject_id))
            """,
            """
            SELECT a.id FROM participant t JOIN activity a ON a.tenant_id = t.tenant_id AND a.id = t.activity_id
            WHERE t.tenant_id = \(tenant) AND t.person_id = \(subject) AND a.deleted_at IS NULL
            ORDER BY a.happened_at DESC, a.id DESC LIMIT 200
            """,
            proofs(of: [subject]), holdRows(of: subject), lastCall(of: subject, by: now))
        guard rows.count == 7, !rows[0].isEmpty, let counted = rows[2].first else { throw kind.missing }
        let zone = record.timeZone
        let grounds = try rows[1].map { try Self.ground($0, purposes, zone) }
        let (points, undo, consents, employments, activities, parts, deliveries, unreadable) = try counted.decode(
            Int64.self, Int64.self, Int64.self, Int64.self, Int64.self, Int64.self, Int64.self, Int64.self)
        let phoneUsedAt = try rows[6].first.flatMap { try $0.decode(column: 0, as: Date?.self) }
        let counts = [
            (kind.rawValue, 1), (kind.contactTable, Int(points)), ("processing_ground", grounds.count),
            ("employment", Int(employments)), ("activity", Int(activities)), ("participant", Int(parts)),
            ("consent", Int(consents)), ("import_row", Int(undo)),
        ]
        let sets =
            counts.map { ErasableSet(table: $0.0, compartment: .profile, count: $0.1) }
            + [ErasableSet(table: "delivery", compartment: .marketing, count: Int(deliveries))]
        return ErasureFacts(
            grounds: grounds, sets: sets, proofs: try rows[4].map { try proof($0, usedAt: phoneUsedAt).proof },
            holds: try rows[5].map { try Self.hold($0).hold },
            sharedTexts: try rows[3].map { try $0.decode(UUID.self) }, unreadableRows: Int(unreadable), zone: zone)
    }

    private static func ground(
        _ row: PostgresRow, _ purposes: [PurposeRules], _ zone: TimeZone
    ) throws -> ProcessingGround {
        let (id, purpose, basis, since, until, endedAt, endRule) = try row.decode(
            UUID.self, String.self, String.self, Date.self, Date?.self, Date?.self, String.self)
        guard let basis = LegalBasis(rawValue: basis) else { throw StoreError.unknownCode(column: "legal_basis") }
        guard let endRule = EndRule(code: endRule) else { throw StoreError.unknownCode(column: "end_rule") }
        let rules = purposes.first { $0.code == purpose }
        return ProcessingGround(
            id: id, purpose: purpose, basis: basis, marketing: rules?.marketing ?? false, since: since, until: until,
            endedAt: endedAt, endRule: endRule
        ).bounded(by: rules, in: zone)
    }
}
