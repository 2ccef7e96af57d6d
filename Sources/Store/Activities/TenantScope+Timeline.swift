import Domain
package import Foundation
import Postgres

/// What happened with a person or an organisation, newest first.
extension TenantScope {
    /// A page of a timeline: activities of the subject or with her part, consent events, and what changed.
    ///
    /// `after`: the last entry of the previous page. `limit`: 1–201. `withDeleted`: Whether activities whose deletion can
    /// still be taken back stand among them.
    /// - Throws: `Refusal` 404.
    package func timeline(
        of subject: UUID, _ kind: SubjectKind, after: (at: Date, id: UUID)? = nil, limit: Int,
        withDeleted: Bool = false
    ) async throws -> [TimelineEvent] {
        let rows = try await read(
            noticed(subject, kind, action: "timeline.read"),
            lines(of: subject, kind, after: after, limit: limit, withDeleted: withDeleted))
        guard rows.count == 2, !rows[0].isEmpty else { throw kind.missing }
        let lines = try rows[1].map { row in
            try row.decode(Date.self, UUID.self, String.self, String.self, String?.self, String?.self)
        }
        let activities = try await activities(lines.filter { $0.2 == "activity" }.map(\.1))
        return lines.compactMap { at, id, source, code, purpose, channel in
            switch source {
            case "activity":
                // One that went between the two questions is left out; a damaged one is said to be one.
                activities[id].map { activity in
                    TimelineEvent(
                        id: id, at: at,
                        content: activity.map { TimelineEvent.Content.activity($0) }
                            ?? .change(action: "activity.damaged"))
                }
            case "consent":
                TimelineEvent(
                    id: id, at: at, content: .consent(purpose: purpose ?? "", channel: channel ?? "", state: code))
            default: TimelineEvent(id: id, at: at, content: .change(action: code))
            }
        }
    }

    /// The subject's id where there is one that the actor sees, and notes that it was looked at.
    func noticed(_ subject: UUID, _ kind: SubjectKind, action: String) -> PostgresQuery {
        """
        WITH found AS (
            SELECT id FROM \(fragment: kind.record) s WHERE tenant_id = \(tenant) AND id = \(subject)
                AND \(fragment: sees("s.id"))
        ), noted AS (\(fragment: readEntry(action: action, subject: "id", from: "found")))
        SELECT id FROM found
        """
    }

    private func lines(
        of subject: UUID, _ kind: SubjectKind, after: (at: Date, id: UUID)?, limit: Int, withDeleted: Bool
    ) -> PostgresQuery {
        func bound(_ at: PostgresQuery, _ id: PostgresQuery) -> PostgresQuery {
            after.map { "(\(fragment: at), \(fragment: id)) < (\($0.at), \($0.id))" } ?? "true"
        }
        let alive: PostgresQuery =
            withDeleted
            ? "(a.deleted_at IS NULL OR a.deleted_at > \(now.addingTimeInterval(-StoredActivity.undoTime)))"
            : "a.deleted_at IS NULL"
        return """
            SELECT at, id, source, code, purpose, channel FROM (
                (SELECT a.happened_at AS at, a.id, 'activity' AS source, a.kind AS code, NULL::text AS purpose,
                    NULL::text AS channel
                FROM activity a WHERE a.tenant_id = \(tenant) AND a.subject_id = \(subject) AND \(fragment: alive)
                    AND \(fragment: bound("a.happened_at", "a.id"))
                ORDER BY a.happened_at DESC, a.id DESC LIMIT \(limit))
                UNION ALL
                (SELECT a.happened_at, a.id, 'activity', a.kind, NULL, NULL
                FROM participant t JOIN activity a ON a.tenant_id = t.tenant_id AND a.id = t.activity_id
                WHERE t.tenant_id = \(tenant) AND t.person_id = \(subject) AND a.subject_id <> \(subject)
                    AND \(fragment: sees("a.subject_id")) AND \(fragment: alive) AND \(fragment: bound("a.happened_at", "a.id"))
                ORDER BY a.happened_at DESC, a.id DESC LIMIT \(limit))
                UNION ALL
                (SELECT c.at, c.id, 'consent', c.state, c.purpose_code, c.channel
                FROM consent_event c WHERE c.tenant_id = \(tenant) AND c.subject_id = \(subject)
                    AND \(fragment: bound("c.at", "c.id"))
                ORDER BY c.at DESC, c.id DESC LIMIT \(limit))
                UNION ALL
                (SELECT e.at, e.id, 'change', CASE WHEN e.action = 'person.create' AND EXISTS (
                        SELECT FROM person p WHERE p.tenant_id = \(tenant) AND p.id = \(subject)
                            AND p.import_batch_id IS NOT NULL) THEN 'person.import' ELSE e.action END, NULL, NULL
                FROM audit_entry e WHERE e.tenant_id = \(tenant) AND e.subject_id = \(subject)
                    AND split_part(e.action, '.', 1) IN ('person', 'organization', 'ground', 'employment')
                    AND \(fragment: bound("e.at", "e.id"))
                ORDER BY e.at DESC, e.id DESC LIMIT \(limit))
            ) line ORDER BY at DESC, id DESC LIMIT \(limit)
            """
    }

    /// What people and organisations of these ids are called, as far as the actor sees them; notes the reading.
    package func names(of ids: [UUID]) async throws -> [UUID: String] {
        if ids.isEmpty { return [:] }
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND p.id = ANY (\(ids)) AND \(fragment: sees("p.id"))
            ), noted AS (\(fragment: readEntry(action: "name.read", subject: "id", from: "found")))
            SELECT * FROM found
            """,
            """
            WITH found AS (
                SELECT \(fragment: OrganizationColumns.selection) FROM \(fragment: OrganizationColumns.source(tenant))
                WHERE o.tenant_id = \(tenant) AND o.id = ANY (\(ids)) AND \(fragment: sees("o.id"))
            ), noted AS (\(fragment: readEntry(action: "name.read", subject: "id", from: "found")))
            SELECT * FROM found
            """)
        var names: [UUID: String] = [:]
        let people = try opened(rows.first ?? [], of: .person) { try PersonColumns.person($0, vault: vault) }
        for person in people { names[person.id] = person.profile.displayName }
        let organizations = try opened(rows.dropFirst().first ?? [], of: .organization) {
            try OrganizationColumns.organization($0, vault: vault)
        }
        for organization in organizations { names[organization.id] = organization.profile.name }
        return names
    }
}
