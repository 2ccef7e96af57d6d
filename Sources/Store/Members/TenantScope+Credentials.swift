package import Domain
package import Foundation
import Postgres

/// Sessions and API tokens of a tenant's members.
extension TenantScope {
    /// Opens a session for a member who is active at this moment, in the role she has at this moment.
    ///
    /// - Throws: `Refusal` 401 where she is not active any more, or not as she was when she proved who she is: her password
    ///   may be another by now.
    @discardableResult
    package func openSession(
        _ hash: [UInt8], for member: StoredMember, lifetime: TimeInterval, device: Device
    ) async throws -> UUID {
        let id = UUID()
        let rows = try await write(
            .sessionOpen,
            """
            WITH active AS (
                SELECT id, role FROM member WHERE tenant_id = \(tenant) AND id = \(member.id) AND state = 'active'
                    AND version = \(member.version) FOR SHARE
            ), opened AS (
                INSERT INTO session (secret_hash, id, tenant_id, member_id, role, created_at, seen_at, expires_at, device)
                SELECT \(hash), \(id), \(tenant), id, role, \(now), \(now), \(now.addingTimeInterval(lifetime)),
                    \(device.code) FROM active RETURNING *
            ), noted AS (
                \(fragment: audit("session.open", .session, written: "opened r"))
            )
            SELECT id FROM opened
            """,
            "DELETE FROM session WHERE tenant_id = \(tenant) AND member_id = \(member.id) AND expires_at < \(now)")
        guard rows.first?.isEmpty == false else {
            throw Refusal(.unauthenticated, RefusalCode.credentialsWrong, rule: "Address or password is wrong.")
        }
        return id
    }

    /// Notes that a session is in use, so that it does not end by idleness.
    package func touchSession(_ id: UUID) async throws {
        _ = try await read("UPDATE session SET seen_at = \(now) WHERE tenant_id = \(tenant) AND id = \(id)")
    }

    /// Ends a session; ending one that has ended is fine.
    package func closeSession(_ id: UUID) async throws {
        _ = try await write(
            .sessionClose,
            """
            WITH gone AS (DELETE FROM session WHERE tenant_id = \(tenant) AND id = \(id) RETURNING *)
            \(fragment: audit("session.close", .session, gone: "gone r"))
            """)
        await store.tellOfEndedCredential()
    }

    /// Expects that whoever acts is still what her credential said when the request began: a body may be long in coming.
    ///
    /// - Throws: `Refusal` 401 where she was disabled or got another role meanwhile.
    func expectStanding(_ transaction: PostgresTransaction) async throws {
        guard let member = actor.member else { return }
        let rows = try await transaction.query(
            """
            SELECT id FROM member WHERE tenant_id = \(tenant) AND id = \(member) AND state <> 'disabled'
                AND role = \(actor.role.rawValue) FOR SHARE
            """)
        guard !rows.isEmpty else {
            throw Refusal(
                .unauthenticated, RefusalCode.unauthenticated, rule: "This credential does not hold any more.")
        }
    }

    /// Stores an API token of a member, in the role she has at this moment.
    ///
    /// - Throws: `Refusal` 401 where whoever acts may not any more, 409 where the member is disabled.
    package func createToken(
        _ hash: [UInt8], for member: StoredMember, scopes: Set<Scope>, expiresAt: Date
    ) async throws -> UUID {
        let id = UUID()
        try await transaction(.tokenCreate) { transaction in
            try await expectStanding(transaction)
            let rows = try await transaction.query(
                """
                WITH standing AS (
                    SELECT id, role FROM member WHERE tenant_id = \(tenant) AND id = \(member.id) AND state <> 'disabled'
                    FOR SHARE
                ), made AS (
                    INSERT INTO api_token (secret_hash, id, tenant_id, member_id, role, scopes, created_at, expires_at)
                    SELECT \(hash), \(id), \(tenant), id, role, \(scopes.map(\.rawValue).sorted()), \(now), \(expiresAt)
                    FROM standing RETURNING *
                ), noted AS (
                    \(fragment: audit("token.create", .apiToken, written: "made r"))
                )
                SELECT id FROM made
                """)
            guard !rows.isEmpty else {
                throw Refusal(.conflict, RefusalCode.conflict, rule: "A disabled member gets no token.")
            }
            for statement in answer(making: id, in: "api_token") { _ = try await transaction.query(statement) }
        }
        return id
    }

    /// Tokens of the tenant, newest first, `after` the last one of the previous page; at most 1,000.
    package func tokens(after: (at: Date, id: UUID)? = nil, limit: Int = 1_000) async throws -> [StoredToken] {
        let bound: PostgresQuery = after.map { "AND (created_at, id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT \(fragment: Self.tokenColumns) FROM api_token
            WHERE tenant_id = \(tenant) \(fragment: bound) ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map(Self.token)
    }

    /// One token.
    ///
    /// - Throws: `Refusal` 404.
    package func token(_ id: UUID) async throws -> StoredToken {
        let rows = try await read(
            "SELECT \(fragment: Self.tokenColumns) FROM api_token WHERE tenant_id = \(tenant) AND id = \(id)")
        guard let row = rows.first?.first else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such token.")
        }
        return try Self.token(row)
    }

    private static let tokenColumns: PostgresQuery = "id, member_id, scopes, created_at, expires_at, revoked_at"

    private static func token(_ row: PostgresRow) throws -> StoredToken {
        let (id, member, scopes, createdAt, expiresAt, revokedAt) = try row.decode(
            UUID.self, UUID.self, [String].self, Date.self, Date.self, Date?.self)
        return StoredToken(
            id: id, member: member, scopes: scopes, createdAt: createdAt, expiresAt: expiresAt, revokedAt: revokedAt)
    }

    /// Revokes a token; revoking one twice is fine.
    ///
    /// - Throws: `Refusal` 404.
    package func revokeToken(_ id: UUID) async throws {
        let rows = try await write(
            .tokenRevoke,
            """
            WITH changed AS (
                UPDATE api_token SET revoked_at = COALESCE(revoked_at, \(now))
                WHERE tenant_id = \(tenant) AND id = \(id) RETURNING *
            ), noted AS (\(fragment: audit("token.revoke", .apiToken, written: "changed r")))
            SELECT id FROM changed
            """)
        guard rows.first?.isEmpty == false else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such token.")
        }
        await store.tellOfEndedCredential()
    }
}
