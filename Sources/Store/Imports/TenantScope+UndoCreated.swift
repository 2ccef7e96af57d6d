import Domain
package import Foundation
import Postgres

/// What an import created, taken back.
extension TenantScope {
    /// Removes up to 2,000 people or organisations that the import created and nobody edited since; answers how many went.
    ///
    /// Somebody who was restricted since (Art. 18), of whom staff has written something since, who takes part in something, or who has got a position since, was
    /// edited; an organisation also where somebody from elsewhere works. Employments and notes that came with the import go
    /// with the organisation.
    package func undoCreated(_ batch: UUID, _ kind: SubjectKind = .person) async throws -> Int {
        while true {
            // What somebody writes while the locks are waited for counts: the second look has a snapshot of its own.
            let (found, gone) = try await transaction(.undoCreated) { transaction in
                let held = try await transaction.query(
                    """
                    SELECT s.id FROM subject s WHERE s.tenant_id = \(tenant) AND s.id IN (
                        SELECT r.id FROM \(fragment: untouched(batch, kind)) ORDER BY r.id LIMIT 2000)
                    ORDER BY s.id FOR UPDATE
                    """)
                let ids = try held.map { try $0.decode(UUID.self) }
                return (ids.count, ids.isEmpty ? 0 : try await transaction.query(removal(ids, of: batch, kind)).count)
            }
            if found == 0 || gone > 0 { return gone }
        }
    }

    /// Records of the import that nobody has touched since, as a from-item `r` with its conditions.
    ///
    /// A later row of the same file may have changed somebody; what counts is the version that the import left.
    private func untouched(_ batch: UUID, _ kind: SubjectKind) -> PostgresQuery {
        let tied: PostgresQuery =
            switch kind {
            case .person:
                """
                EXISTS (SELECT FROM employment e WHERE e.tenant_id = \(tenant) AND e.person_id = r.id)
                    OR EXISTS (SELECT FROM participant t WHERE t.tenant_id = \(tenant) AND t.person_id = r.id)
                """
            case .organization:
                """
                EXISTS (SELECT FROM employment e JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
                    WHERE e.tenant_id = \(tenant) AND e.organization_id = r.id
                        AND (e.version > 1 OR p.import_batch_id IS DISTINCT FROM \(batch)))
                """
            }
        return """
            \(fragment: kind.record) r
            WHERE r.tenant_id = \(tenant) AND r.import_batch_id = \(batch)
                AND r.version = coalesce((
                    SELECT max(i.person_version) FROM import_row i
                    WHERE i.tenant_id = \(tenant) AND i.batch_id = \(batch) AND i.subject_id = r.id), 1)
                AND NOT EXISTS (SELECT FROM processing_ground g
                    WHERE g.tenant_id = \(tenant) AND g.subject_id = r.id AND g.id <> r.ground_id)
                AND NOT EXISTS (SELECT FROM activity a
                    WHERE a.tenant_id = \(tenant) AND a.subject_id = r.id AND a.author_id IS NOT NULL)
                AND NOT EXISTS (SELECT FROM restriction x WHERE x.tenant_id = \(tenant) AND x.subject_id = r.id)
                AND NOT EXISTS (SELECT FROM legal_hold x WHERE x.tenant_id = \(tenant) AND x.subject_id = r.id)
                AND NOT EXISTS (SELECT FROM reduction x WHERE x.tenant_id = \(tenant) AND x.subject_id = r.id)
                AND NOT EXISTS (SELECT FROM consent c WHERE c.tenant_id = \(tenant) AND c.subject_id = r.id
                    AND c.state <> 'ConsentGiven')
                AND NOT (\(fragment: tied))
            """
    }

    /// Removes those of the locked subjects that are still untouched, with everything that is theirs.
    private func removal(_ ids: [UUID], of batch: UUID, _ kind: SubjectKind) -> PostgresQuery {
        let (contacts, column) = kind.contacts
        return """
            WITH gone AS (
                SELECT r.id FROM \(fragment: untouched(batch, kind)) AND r.id = ANY (\(ids))
            ), fenced AS (
                UPDATE subject SET state = 'erased' FROM gone WHERE subject.tenant_id = \(tenant) AND subject.id = gone.id
            ), keys AS (
                DELETE FROM wrapped_key USING gone WHERE wrapped_key.tenant_id = \(tenant) AND subject_id = gone.id
            ), contacts AS (
                DELETE FROM \(fragment: contacts) c USING gone
                WHERE c.tenant_id = \(tenant) AND c.\(fragment: column) = gone.id
            ), proof AS (
                UPDATE event_slot e SET sealed = NULL FROM gone
                WHERE e.tenant_id = \(tenant) AND e.subject_id = gone.id AND e.sealed IS NOT NULL
            ), consents AS (
                DELETE FROM consent USING gone WHERE consent.tenant_id = \(tenant) AND subject_id = gone.id
            ), deliveries AS (
                DELETE FROM delivery USING gone WHERE delivery.tenant_id = \(tenant) AND subject_id = gone.id
            ), links AS (
                DELETE FROM person_link l USING gone WHERE l.tenant_id = \(tenant) AND l.subject_id = gone.id RETURNING l.*
            ), links_noted AS (
                \(fragment: audit("link.erase", .personLink, gone: "links r"))
            ), undo AS (
                DELETE FROM import_row USING gone WHERE import_row.tenant_id = \(tenant) AND subject_id = gone.id
            ), employments AS (
                DELETE FROM employment USING gone WHERE employment.tenant_id = \(tenant) AND organization_id = gone.id
                RETURNING employment.id, person_id
            ), parts AS (
                DELETE FROM participant USING gone, activity a WHERE participant.tenant_id = \(tenant)
                    AND a.tenant_id = \(tenant) AND a.subject_id = gone.id AND participant.activity_id = a.id
            ), activities AS (
                DELETE FROM activity USING gone WHERE activity.tenant_id = \(tenant) AND subject_id = gone.id
                RETURNING activity.id, subject_id
            ), records AS (
                DELETE FROM \(fragment: kind.record) r USING gone WHERE r.tenant_id = \(tenant) AND r.id = gone.id
            ), grounds AS (
                DELETE FROM processing_ground USING gone
                WHERE processing_ground.tenant_id = \(tenant) AND subject_id = gone.id
                RETURNING processing_ground.id, subject_id
            ), noted AS (
                \(fragment: audit(from: """
                    (SELECT gen_random_uuid() AS id, 'import.undo' AS action, \(kind.table.column) AS table_number,
                        id AS row_id, id AS subject_id, NULL::bigint AS seal_version, NULL::bytea AS digest FROM gone
                    UNION ALL SELECT gen_random_uuid(), 'import.undo', \(TableNumber.employment.column), id, person_id,
                        NULL, NULL FROM employments
                    UNION ALL SELECT gen_random_uuid(), 'import.undo', \(TableNumber.activity.column), id, subject_id,
                        NULL, NULL FROM activities
                    UNION ALL SELECT gen_random_uuid(), 'import.undo', \(TableNumber.processingGround.column), id, subject_id,
                        NULL, NULL FROM grounds) AS u
                    """))
            )
            SELECT id FROM gone
            """
    }
}
