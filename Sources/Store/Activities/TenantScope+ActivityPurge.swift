import Domain
import Foundation
import Postgres

/// Activities that go for good: those whose deletion can no longer be taken back, and those a person leaves behind.
extension TenantScope {
    /// Removes for good up to 2,000 activities whose deletion can no longer be taken back; answers how many went.
    package func purgeActivities() async throws -> Int {
        let due: PostgresQuery = """
            tenant_id = \(tenant) AND deleted_at <= \(now.addingTimeInterval(-StoredActivity.undoTime))
            """
        return try await transaction(.activityPurge) { transaction in
            let found = try await transaction.query(
                "SELECT id FROM activity WHERE \(fragment: due) ORDER BY id LIMIT 2000")
            let candidates = try found.map { try $0.decode(UUID.self) }
            // Everybody's lock first, in the order of ids as an erasure takes it: neither waits for the other in a circle.
            _ = try await transaction.query(
                """
                SELECT id FROM subject WHERE tenant_id = \(tenant) AND id IN (
                    SELECT subject_id FROM activity WHERE tenant_id = \(tenant) AND id = ANY (\(candidates)) UNION
                    SELECT person_id FROM participant WHERE tenant_id = \(tenant) AND activity_id = ANY (\(candidates)))
                ORDER BY id FOR SHARE
                """)
            // One that was brought back while the locks were waited for is due no more.
            let locked = try await transaction.query(
                "SELECT id FROM activity WHERE \(fragment: due) AND id = ANY (\(candidates)) ORDER BY id FOR UPDATE")
            let ids = try locked.map { try $0.decode(UUID.self) }
            _ = try await transaction.pipeline(purge(ids))
            return ids.count
        }
    }

    /// Takes a person who is being erased out of the activities of others, 2,000 at a time.
    ///
    /// The texts stay, since they belong to somebody else; the log keeps which they are. Deleted ones go at once.
    func leaveActivities(of person: UUID, _ transaction: PostgresTransaction) async throws {
        var last: UUID?
        repeat {
            let rows = try await transaction.query(
                """
                SELECT \(fragment: ActivityColumns.row) FROM activity a
                WHERE a.tenant_id = \(tenant) AND a.subject_id <> \(person) AND a.id > \(last ?? Self.leastID) AND a.id IN (
                    SELECT t.activity_id FROM participant t WHERE t.tenant_id = \(tenant) AND t.person_id = \(person))
                ORDER BY a.id LIMIT 2000 FOR UPDATE
                """)
            let activities = try rows.map { try ActivityColumns.row($0) }
            let kept = activities.filter { $0.deletedAt == nil }
            _ = try await transaction.pipeline(
                [
                    """
                    DELETE FROM participant WHERE tenant_id = \(tenant) AND person_id = \(person)
                        AND activity_id = ANY (\(kept.map(\.id)))
                    """,
                    """
                    UPDATE activity SET version = version + 1, updated_at = \(now)
                    WHERE tenant_id = \(tenant) AND id = ANY (\(kept.map(\.id)))
                    """,
                    audit(kept.map { $0.left(by: person) }),
                ] + purge(activities.filter { $0.deletedAt != nil }.map(\.id)))
            last = activities.count == 2_000 ? activities.last?.id : nil
        } while last != nil
    }

    /// Below every id that there is.
    static let leastID = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    private func purge(_ ids: [UUID]) -> [PostgresQuery] {
        [
            "DELETE FROM participant WHERE tenant_id = \(tenant) AND activity_id = ANY (\(ids))",
            """
            WITH gone AS (
                DELETE FROM activity WHERE tenant_id = \(tenant) AND id = ANY (\(ids)) RETURNING id, subject_id
            )
            \(fragment: audit(from: """
                (SELECT gen_random_uuid() AS id, 'activity.purge' AS action,
                    \(TableNumber.activity.column) AS table_number, id AS row_id, subject_id,
                    NULL::bigint AS seal_version, NULL::bytea AS digest FROM gone) AS u
                """))
            """,
        ]
    }
}
