import Domain
import Foundation
import Postgres

/// What ties the second of two joined records to others: it goes over to the first one, sealed under her key in rows of
/// their own, so that the log of either row stays exact. The old rows go with the second record.
extension TenantScope {
    /// Rows handled at once.
    private static let page = 500

    /// The places where the second record worked.
    func moveEmployments(
        from dropped: StoredPerson, to kept: StoredPerson, _ transaction: PostgresTransaction
    ) async throws {
        var last = Self.leastID
        while true {
            let rows = try await transaction.query(
                """
                SELECT \(fragment: EmploymentColumns.selection) FROM \(fragment: EmploymentColumns.source(tenant))
                WHERE e.tenant_id = \(tenant) AND e.person_id = \(dropped.id) AND e.id > \(last)
                ORDER BY e.id LIMIT \(Self.page) FOR UPDATE OF e
                """)
            let old = try rows.map { try EmploymentColumns.employment($0, from: 0, vault: vault) }
            guard let end = old.last else { return }
            let moved = try old.map { employment -> (id: UUID, of: StoredEmployment, sealed: [UInt8]) in
                let id = UUID()
                let sealed = try vault.seal(
                    employment.detail.encoded(), under: kept.key, .employment, row: id, of: kept.id, sealVersion: 1)
                return (id, employment, sealed)
            }
            _ = try await transaction.pipeline([
                """
                INSERT INTO employment (tenant_id, id, person_id, organization_id, version, seal_version, sealed,
                    created_at, updated_at)
                SELECT \(tenant), u.id, \(kept.id), u.organization_id, 1, 1, u.sealed, u.created_at, \(now)
                FROM unnest(\(moved.map(\.id)), \(moved.map(\.of.organization)), \(moved.map(\.sealed)),
                    \(moved.map(\.of.createdAt))) AS u (id, organization_id, sealed, created_at)
                """,
                audit(
                    moved.map { id, employment, sealed in
                        AuditRecord(
                            action: "employment.add", table: .employment, row: id, subject: kept.id, sealVersion: 1,
                            digest: RowDigests.employment(
                                id: id, version: 1, sealVersion: 1, person: kept.id,
                                organization: employment.organization, sealed: sealed))
                    }),
            ])
            last = end.id
        }
    }

    /// What was said and done with the second record; deleted ones too, which can still be brought back.
    func moveActivities(
        from dropped: StoredPerson, to kept: StoredPerson, _ transaction: PostgresTransaction
    ) async throws {
        var last = Self.leastID
        while true {
            let rows = try await transaction.query(
                """
                SELECT \(fragment: ActivityColumns.selection) FROM \(fragment: ActivityColumns.source(tenant))
                WHERE a.tenant_id = \(tenant) AND a.subject_id = \(dropped.id) AND a.id > \(last)
                ORDER BY a.id LIMIT \(Self.page) FOR UPDATE OF a
                """)
            let old = try rows.map { try ActivityColumns.activity($0, vault: vault, concealing: false) }
            guard let end = old.last else { return }
            let moved = try old.map { activity -> (of: StoredActivity, write: ActivityWrite) in
                let draft = ActivityDraft(
                    kind: activity.kind, happenedAt: activity.happenedAt, content: activity.content,
                    participants: activity.participants.filter { $0 != kept.id })
                return (
                    activity,
                    try ActivityWrite(
                        draft, subject: kept.id, key: kept.key, author: activity.author,
                        deletedAt: activity.deletedAt, vault: vault)
                )
            }
            let parts = moved.flatMap { entry in
                entry.write.draft.participants.map { (activity: entry.write.id, person: $0) }
            }
            _ = try await transaction.pipeline([
                """
                INSERT INTO activity (tenant_id, id, subject_id, kind, happened_at, author_id, version, seal_version, sealed,
                    created_at, updated_at, deleted_at)
                SELECT \(tenant), u.id, \(kept.id), u.kind, u.happened_at, u.author_id, 1, 1, u.sealed, u.created_at,
                    \(now), u.deleted_at
                FROM unnest(\(moved.map(\.write.id)), \(moved.map(\.of.kind.rawValue)), \(moved.map(\.of.happenedAt)),
                    \(moved.map(\.of.author)), \(moved.map(\.write.sealed)), \(moved.map(\.of.createdAt)),
                    \(moved.map(\.of.deletedAt)))
                    AS u (id, kind, happened_at, author_id, sealed, created_at, deleted_at)
                """,
                """
                INSERT INTO participant (tenant_id, activity_id, person_id)
                SELECT \(tenant), u.activity_id, u.person_id
                FROM unnest(\(parts.map(\.activity)), \(parts.map(\.person))) AS u (activity_id, person_id)
                """,
                audit(moved.map { $0.write.record("activity.add") }),
            ])
            last = end.id
        }
    }

    /// The second record's part in activities of others; in those of the first one it says nothing more.
    func moveParts(from dropped: UUID, to kept: UUID, _ transaction: PostgresTransaction) async throws {
        var last = Self.leastID
        while true {
            let rows = try await transaction.query(
                """
                SELECT \(fragment: ActivityColumns.row) FROM activity a
                WHERE a.tenant_id = \(tenant) AND a.subject_id <> \(dropped) AND a.id > \(last) AND a.id IN (
                    SELECT t.activity_id FROM participant t WHERE t.tenant_id = \(tenant) AND t.person_id = \(dropped))
                ORDER BY a.id LIMIT \(Self.page) FOR UPDATE
                """)
            let activities = try rows.map { try ActivityColumns.row($0) }
            guard let end = activities.last else { return }
            let ids = activities.map(\.id)
            let others = activities.filter { $0.subject != kept }.map(\.id)
            _ = try await transaction.pipeline([
                """
                INSERT INTO participant (tenant_id, activity_id, person_id)
                SELECT \(tenant), u.id, \(kept) FROM unnest(\(others)) AS u (id) ON CONFLICT DO NOTHING
                """,
                """
                DELETE FROM participant WHERE tenant_id = \(tenant) AND person_id = \(dropped)
                    AND activity_id = ANY (\(ids))
                """,
                """
                UPDATE activity SET version = version + 1, updated_at = \(now)
                WHERE tenant_id = \(tenant) AND id = ANY (\(ids))
                """,
                audit(activities.map { $0.moved(from: dropped, to: kept) }),
            ])
            last = end.id
        }
    }
}
