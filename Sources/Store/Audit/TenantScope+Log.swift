package import Foundation
import Postgres

/// A reading as the log holds it.
package struct ReadRecord: Sendable {
    /// When.
    package let at: Date
    /// `member`, `token`, `operator`, `public` or `system`.
    package let actorKind: String
    /// The member, where one read.
    package let actor: UUID?
    /// The role in force.
    package let role: String
    /// What for.
    package let purpose: String
    /// What was done, such as `person.read`.
    package let action: String
}

/// An audit entry as listed.
package struct AuditLine: Sendable {
    /// Orders entries, together with ``id``.
    package let transaction: UInt64
    /// Its id.
    package let id: UUID
    /// When.
    package let at: Date
    /// `member`, `token`, `operator`, `public` or `system`.
    package let actorKind: String
    /// The member, where one acted.
    package let actor: UUID?
    /// The Unix user of an operator.
    package let operatorName: String?
    /// What was done, such as `person.update`.
    package let action: String
    /// The row it was done to.
    package let row: UUID?
    /// The subject the row belongs to.
    package let subject: UUID?
}

/// Where a page of the audit log ended.
package struct LogCursor: Sendable, Equatable {
    /// The last entry's transaction.
    package let transaction: UInt64
    /// The last entry's id.
    package let id: UUID

    /// Continues after this entry.
    package init(transaction: UInt64, id: UUID) {
        self.transaction = transaction
        self.id = id
    }
}

/// The logs of a tenant; reading the log of a person who never was answers like one who was never read.
extension TenantScope {
    /// Readings of a subject, newest first.
    package func reads(of subject: UUID, limit: Int) async throws -> [ReadRecord] {
        let rows = try await read(
            "SELECT id FROM person WHERE tenant_id = \(tenant) AND id = \(subject)",
            """
            SELECT at, actor_kind, actor_id, role, purpose, action FROM read_entry
            WHERE tenant_id = \(tenant) AND subject_id = \(subject) ORDER BY xid DESC, id LIMIT \(limit)
            """)
        guard rows.count == 2, !rows[0].isEmpty else { throw Self.personNotFound }
        return try rows[1].map { row in
            let (at, kind, actor, role, purpose, action) = try row.decode(
                Date.self, String.self, UUID?.self, String.self, String.self, String.self)
            return ReadRecord(at: at, actorKind: kind, actor: actor, role: role, purpose: purpose, action: action)
        }
    }

    /// Audit entries, newest first.
    package func auditLines(after cursor: LogCursor?, limit: Int) async throws -> [AuditLine] {
        let bound: PostgresQuery =
            cursor.map { "AND (xid, id) < ((\(String($0.transaction))::text)::xid8, \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT xid::text, id, at, actor_kind, actor_id, operator, action, row_id, subject_id FROM audit_entry
            WHERE tenant_id = \(tenant) \(fragment: bound) ORDER BY xid DESC, id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map { row in
            let (xid, id, at, kind, actor, user, action, target, subject) = try row.decode(
                String.self, UUID.self, Date.self, String.self, UUID?.self, String?.self, String.self, UUID?.self,
                UUID?.self)
            return AuditLine(
                transaction: UInt64(xid) ?? 0, id: id, at: at, actorKind: kind, actor: actor, operatorName: user,
                action: action, row: target, subject: subject)
        }
    }
}
