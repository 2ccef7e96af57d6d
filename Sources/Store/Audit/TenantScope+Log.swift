package import Foundation
import Postgres

/// The logs of a tenant; reading the log of a person who never was answers like one who was never read.
extension TenantScope {
    /// Readings of a subject, newest first.
    ///
    /// `cursor`: where the previous page ended; nil for the first.
    package func reads(
        of subject: UUID, _ kind: SubjectKind = .person, after cursor: LogCursor? = nil, limit: Int
    ) async throws -> [ReadRecord] {
        let rows = try await read(
            "SELECT id FROM \(fragment: kind.record) WHERE tenant_id = \(tenant) AND id = \(subject)",
            """
            SELECT xid::text, id, at, actor_kind, actor_id, role, purpose, action FROM read_entry
            WHERE tenant_id = \(tenant) AND subject_id = \(subject) \(fragment: Self.bound(cursor))
            ORDER BY read_entry.xid DESC, id DESC LIMIT \(limit)
            """)
        guard rows.count == 2, !rows[0].isEmpty else { throw kind.missing }
        return try rows[1].map { row in
            let (xid, id, at, kind, actor, role, purpose, action) = try row.decode(
                String.self, UUID.self, Date.self, String.self, UUID?.self, String.self, String.self, String.self)
            return ReadRecord(
                place: LogCursor(transaction: UInt64(xid) ?? 0, id: id), at: at, actorKind: kind, actor: actor,
                role: role, purpose: purpose, action: action)
        }
    }

    private static func bound(_ cursor: LogCursor?) -> PostgresQuery {
        cursor.map { "AND (xid, id) < ((\(String($0.transaction))::text)::xid8, \($0.id))" } ?? ""
    }

    /// What was done to a person, newest first; no old values stand there.
    ///
    /// `cursor`: where the previous page ended; nil for the first.
    /// - Throws: `Refusal` 404 when there is no such person.
    package func changes(of subject: UUID, after cursor: LogCursor? = nil, limit: Int) async throws -> [AuditLine] {
        let rows = try await read(
            """
            SELECT id FROM person WHERE tenant_id = \(tenant) AND id = \(subject) AND \(fragment: sees("person.id"))
            """,
            """
            SELECT xid::text, id, at, actor_kind, actor_id, operator, action, row_id, subject_id FROM audit_entry
            WHERE tenant_id = \(tenant) AND subject_id = \(subject) \(fragment: Self.bound(cursor))
            ORDER BY audit_entry.xid DESC, id DESC LIMIT \(limit)
            """)
        guard rows.count == 2, !rows[0].isEmpty else { throw Self.personNotFound }
        return try rows[1].map(Self.line)
    }

    private static func line(_ row: PostgresRow) throws -> AuditLine {
        let (xid, id, at, kind, actor, user, action, target, subject) = try row.decode(
            String.self, UUID.self, Date.self, String.self, UUID?.self, String?.self, String.self, UUID?.self,
            UUID?.self)
        return AuditLine(
            transaction: UInt64(xid) ?? 0, id: id, at: at, actorKind: kind, actor: actor, operatorName: user,
            action: action, row: target, subject: subject)
    }

    /// Audit entries, newest first.
    package func auditLines(after cursor: LogCursor?, limit: Int) async throws -> [AuditLine] {
        let rows = try await read(
            """
            SELECT xid::text, id, at, actor_kind, actor_id, operator, action, row_id, subject_id FROM audit_entry
            WHERE tenant_id = \(tenant) \(fragment: Self.bound(cursor)) ORDER BY audit_entry.xid DESC, id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map(Self.line)
    }
}
