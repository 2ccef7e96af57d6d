import Domain
package import Foundation
import Postgres

/// The sessions of one member: seen and ended.
extension TenantScope {
    /// Her living sessions, the last used one first; at most 100.
    ///
    /// `idle`: Seconds after which an unused session ends.
    package func sessions(of member: UUID, idle: TimeInterval) async throws -> [StoredSession] {
        let rows = try await read(
            """
            SELECT id, created_at, seen_at, expires_at, device FROM session
            WHERE tenant_id = \(tenant) AND member_id = \(member) AND expires_at > \(now)
                AND seen_at > \(now.addingTimeInterval(-idle))
            ORDER BY seen_at DESC, id LIMIT 100
            """)
        return try (rows.first ?? []).map { row in
            let (id, createdAt, seenAt, expiresAt, device) = try row.decode(
                UUID.self, Date.self, Date.self, Date.self, String.self)
            return StoredSession(
                id: id, createdAt: createdAt, seenAt: seenAt, expiresAt: expiresAt, device: Device(code: device))
        }
    }

    /// Ends one session of a member.
    ///
    /// - Throws: `Refusal` 404 where she has no such session.
    package func endSession(_ id: UUID, of member: UUID) async throws {
        let rows = try await write(
            .sessionEnd,
            """
            WITH gone AS (
                DELETE FROM session WHERE tenant_id = \(tenant) AND id = \(id) AND member_id = \(member) RETURNING *
            ), noted AS (
                \(fragment: audit("session.end", .session, gone: "gone r"))
            )
            SELECT id FROM gone
            """)
        guard rows.first?.isEmpty == false else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such session.")
        }
        await store.tellOfEndedCredential()
    }

    /// Ends every session of a member but one.
    ///
    /// - Returns: How many ended.
    @discardableResult
    package func endSessions(of member: UUID, except kept: UUID? = nil) async throws -> Int {
        let rows = try await write(
            .sessionsEnd,
            """
            WITH gone AS (
                DELETE FROM session WHERE tenant_id = \(tenant) AND member_id = \(member)
                    AND id IS DISTINCT FROM \(kept) RETURNING *
            ), noted AS (
                \(fragment: audit("session.end-all", .session, gone: "gone r"))
            )
            SELECT id FROM gone
            """)
        await store.tellOfEndedCredential()
        return rows.first?.count ?? 0
    }
}
