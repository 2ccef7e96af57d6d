import Domain
package import Foundation
import Postgres
import Vault

/// The walk of a turn of index keys: each token is made anew from the address that lies sealed beside it.
///
/// It changes the row in place. So a change of the same record that began before and goes on behind it meets the row it knows,
/// and not a second one. The record's version stays, and nobody's open form is lost.
///
/// Records come in the order in which they were made, which is that of the pages they lie on: in the order of ids, which are
/// random, PostgreSQL writes a page into its log for nearly each row that changes.
extension TenantScope {
    /// Records whose tokens are made anew in one transaction.
    private static let piece = 500
    private static let requestPiece = 100
    /// Tries for a piece whose rows somebody else holds; each waits for the lock as long as any statement.
    private static let tries = 20
    private static let action = "key.index.rotate"

    /// Makes the next tokens of people or organisations with version `version` of their index key.
    ///
    /// - Throws: ``DamagedRow`` where a record cannot be opened; nothing of the piece is changed then.
    package func moveTokens(
        of kind: SubjectKind, to version: UInt32, after last: PersonCursor?
    ) async throws -> IndexPiece<PersonCursor> {
        let index = try await contactIndex()
        return try await untilFree { try await moveOnce(kind, to: version, after: last, index) }
    }

    /// Makes the next tokens of requests with version `version` of the index key of what waits.
    ///
    /// `leavesUnread`: A request that cannot be opened is passed over.
    /// - Throws: ``DamagedRow`` where a request cannot be opened; nothing of the piece is changed then.
    package func moveRequestTokens(
        to version: UInt32, after last: UUID?, leavesUnread: Bool = false
    ) async throws -> IndexPiece<UUID> {
        let index = try await contactIndex()
        return try await untilFree {
            try await moveRequestsOnce(to: version, after: last, leavesUnread: leavesUnread, index)
        }
    }

    private func untilFree<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<Self.tries {
            do {
                return try await body()
            } catch let error as PostgresError where error.isLockNotAvailable || error.isDeadlock {
                // Whoever holds these rows lets go of them soon: an erasure, a merge.
                continue
            }
        }
        return try await body()
    }

    private func moveOnce(
        _ kind: SubjectKind, to version: UInt32, after last: PersonCursor?, _ index: ContactIndex
    ) async throws -> IndexPiece<PersonCursor> {
        let target = Int32(bitPattern: version)
        let (table, column) = kind.contacts
        let bound: PostgresQuery = last.map { "AND (created_at, id) > (\($0.createdAt), \($0.id))" } ?? ""
        return try await transaction(.keyIndexMove) { transaction in
            let records = try await transaction.query(
                """
                SELECT created_at, id FROM \(fragment: kind.record) WHERE tenant_id = \(tenant) \(fragment: bound)
                ORDER BY created_at, id LIMIT \(Self.piece)
                """
            ).map { row in
                let (createdAt, id) = try row.decode(Date.self, UUID.self)
                return PersonCursor(createdAt: createdAt, id: id)
            }
            let next = records.count == Self.piece ? records.last : nil
            let ids = try await transaction.query(
                """
                SELECT DISTINCT \(fragment: column) FROM \(fragment: table)
                WHERE tenant_id = \(tenant) AND \(fragment: column) = ANY (\(records.map(\.id))) AND index_version <> \(target)
                """
            ).map { try $0.decode(UUID.self) }
            guard !ids.isEmpty else { return IndexPiece(next: next) }
            let held = try await transaction.query(
                """
                SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(ids)) AND state <> 'erased'
                ORDER BY id FOR SHARE
                """
            ).map { try $0.decode(UUID.self) }
            let rows = try await transaction.query(kind.records(tenant, ids: held, locking: true))
            var tokens: [(subject: UUID, id: UUID, token: [UInt8])] = []
            for row in rows {
                let record = try opening(kind.table) { try kind.contacts(row, vault: vault) }
                for point in record.points {
                    guard let value = try? index.normalized(point.value, point.kind, field: "") else { continue }
                    tokens.append((record.id, point.id, try index.token(value, .subject, version: version)))
                }
            }
            let moved = try await transaction.query(
                """
                WITH moved AS (
                    UPDATE \(fragment: table) c SET index_version = \(target), token = u.token
                    FROM unnest(\(tokens.map(\.subject)), \(tokens.map(\.id)), \(tokens.map(\.token)))
                        AS u (subject, id, token)
                    WHERE c.tenant_id = \(tenant) AND c.\(fragment: column) = u.subject AND c.id = u.id
                        AND c.index_version <> \(target)
                    RETURNING 1
                )
                SELECT count(*) FROM moved
                """)
            let dropped = try await transaction.query(
                """
                WITH dropped AS (
                    DELETE FROM \(fragment: table) c WHERE c.tenant_id = \(tenant) AND c.\(fragment: column) = ANY (\(held))
                        AND c.index_version <> \(target)
                    RETURNING 1
                )
                SELECT count(*) FROM dropped
                """)
            try await vouch(for: held, kind, transaction)
            return IndexPiece(moved: try Self.count(moved), dropped: try Self.count(dropped), next: next)
        }
    }

    /// Logs these records with the tokens that stand beside them now.
    private func vouch(for ids: [UUID], _ kind: SubjectKind, _ transaction: PostgresTransaction) async throws {
        guard let table = VouchedTable.all.first(where: { $0.number == kind.table }) else { return }
        let rows = try await transaction.query(table.standing(tenant, ids: ids))
        let records = try rows.map { row in
            let live = try table.decode(row)
            return AuditRecord(
                action: Self.action, table: table.number, row: live.id, subject: live.subject, digest: live.digest)
        }
        guard !records.isEmpty else { return }
        _ = try await transaction.query(audit(records))
    }

    private func moveRequestsOnce(
        to version: UInt32, after last: UUID?, leavesUnread: Bool, _ index: ContactIndex
    ) async throws -> IndexPiece<UUID> {
        let target = Int32(bitPattern: version)
        let bound: PostgresQuery = last.map { "AND q.id > \($0)" } ?? ""
        return try await transaction(.keyIndexMove) { transaction in
            let rows = try await transaction.query(
                requests(
                    """
                    q.contact_token IS NOT NULL AND q.index_version <> \(target) \(fragment: bound)
                    ORDER BY q.id LIMIT \(Self.requestPiece)
                    """, locking: true))
            var ids: [UUID] = []
            var tokens: [[UInt8]] = []
            for row in rows {
                let request: StoredRequest
                do {
                    request = try opening(.subjectRequest) { try storedRequest(row) }
                } catch is DamagedRow where leavesUnread {
                    continue
                }
                guard let contact = request.detail?.contact,
                    let value = try? index.normalized(contact, .email, field: "")
                else { continue }
                ids.append(request.id)
                tokens.append(try index.token(value, .pending, version: version))
            }
            let moved = try await transaction.query(
                """
                WITH moved AS (
                    UPDATE subject_request q SET contact_token = u.token, index_version = \(target)
                    FROM unnest(\(ids), \(tokens)) AS u (id, token)
                    WHERE q.tenant_id = \(tenant) AND q.id = u.id RETURNING q.*
                ), noted AS (
                    \(fragment: audit(Self.action, .subjectRequest, written: "moved r"))
                )
                SELECT count(*) FROM moved
                """)
            return IndexPiece(
                moved: try Self.count(moved),
                next: rows.count == Self.requestPiece ? try rows.last?.decode(column: 0, as: UUID.self) : nil)
        }
    }

    private static func count(_ rows: [PostgresRow]) throws -> Int {
        guard let row = rows.first else { throw StoreError.missingRow }
        let count: Int64 = try row.decode(column: 0)
        return Int(clamping: count)
    }
}
