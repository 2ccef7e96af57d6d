import Foundation
import Postgres

/// What ties a subject to others: employments, activities and who takes part in them.
extension TenantScope {
    /// Statements that take along what belongs to a subject among others: its employments on either side and the activities
    /// under its key. Its part in activities of others has been given up before (``leaveActivities(of:_:)``).
    func relations(of subject: UUID) -> [PostgresQuery] {
        [
            // Activities before who takes part in them, as everybody else locks them.
            "SELECT id FROM activity WHERE tenant_id = \(tenant) AND subject_id = \(subject) ORDER BY id FOR UPDATE",
            """
            WITH gone AS (
                DELETE FROM employment WHERE tenant_id = \(tenant) AND (person_id = \(subject) OR organization_id = \(subject))
                RETURNING id, person_id
            ), forgotten AS (
                DELETE FROM idempotency USING gone WHERE idempotency.tenant_id = \(tenant) AND resource_id = gone.id
            )
            \(fragment: audit(from: """
                (SELECT gen_random_uuid() AS id, 'employment.erase' AS action,
                    \(TableNumber.employment.column) AS table_number, id AS row_id, person_id AS subject_id,
                    NULL::bigint AS seal_version, NULL::bytea AS digest FROM gone) AS u
                """))
            """,
            """
            DELETE FROM participant WHERE tenant_id = \(tenant)
                AND activity_id IN (SELECT id FROM activity WHERE tenant_id = \(tenant) AND subject_id = \(subject))
            """,
            """
            WITH gone AS (
                DELETE FROM activity WHERE tenant_id = \(tenant) AND subject_id = \(subject) RETURNING id, subject_id
            ), forgotten AS (
                DELETE FROM idempotency USING gone WHERE idempotency.tenant_id = \(tenant) AND resource_id = gone.id
            )
            \(fragment: audit(from: """
                (SELECT gen_random_uuid() AS id, 'activity.erase' AS action,
                    \(TableNumber.activity.column) AS table_number, id AS row_id, subject_id,
                    NULL::bigint AS seal_version, NULL::bytea AS digest FROM gone) AS u
                """))
            """,
        ]
    }
}
