import Domain
package import Foundation
import Postgres

/// Handing people out: only those who are kept for the stated purpose, never restricted ones (Art. 5(1)(b), 18).
extension TenantScope {
    /// How many of these people, or of all, may be handed out for `purpose`, and how many there are.
    package func exportable(_ purpose: String, among ids: [UUID]?) async throws -> (count: Int, of: Int) {
        let rows = try await read(
            """
            SELECT count(*) FILTER (WHERE \(fragment: Self.mayLeave(purpose, now))), count(*)
            FROM person p JOIN subject s ON s.tenant_id = p.tenant_id AND s.id = p.id
            WHERE p.tenant_id = \(tenant) \(fragment: Self.among(ids))
            """)
        guard let row = rows.first?.first else { return (0, 0) }
        let (count, all) = try row.decode(Int64.self, Int64.self)
        return (Int(count), Int(all))
    }

    /// Notes that people are handed out.
    package func noteExport(_ id: UUID) async throws {
        _ = try await write(.peopleExport, audit([AuditRecord(action: "people.export", row: id)]))
    }

    /// The next people to hand out, in the order they were added, each with an entry in the read log.
    ///
    /// `limit`: at most 2,000.
    package func exportPage(
        _ purpose: String, among ids: [UUID]?, after: PersonCursor?, limit: Int
    ) async throws -> [StoredPerson] {
        try await page(
            of: .person, after: after, limit: limit,
            read: { try await exportRows(purpose, among: ids, after: $0, limit: $1) },
            open: { try PersonColumns.person($0, vault: vault) },
            cursor: { PersonCursor(createdAt: try $0.decode(column: 7), id: try $0.decode(column: 0)) })
    }

    private func exportRows(
        _ purpose: String, among ids: [UUID]?, after: PersonCursor?, limit: Int
    ) async throws -> [PostgresRow] {
        let bound: PostgresQuery = after.map { "AND (p.created_at, p.id) > (\($0.createdAt), \($0.id))" } ?? ""
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) \(fragment: Self.among(ids)) \(fragment: bound)
                    AND \(fragment: Self.mayLeave(purpose, now))
                ORDER BY p.created_at, p.id LIMIT \(limit)
            ), noted AS (\(fragment: readEntry(action: "people.export", subject: "id", from: "found")))
            SELECT * FROM found ORDER BY created_at, id
            """)
        return rows.first ?? []
    }

    private static func among(_ ids: [UUID]?) -> PostgresQuery {
        ids.map { "AND p.id = ANY (\($0))" } ?? ""
    }

    private static func mayLeave(_ purpose: String, _ now: Date) -> PostgresQuery {
        """
        s.state = 'active' AND EXISTS (SELECT FROM processing_ground g WHERE g.tenant_id = p.tenant_id
            AND g.subject_id = p.id AND g.purpose_code = \(purpose) AND g.ended_at IS NULL
            AND (g.until IS NULL OR g.until > \(now)))
        """
    }
}
