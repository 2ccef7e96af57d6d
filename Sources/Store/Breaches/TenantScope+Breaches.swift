package import Domain
package import Foundation
import Postgres

/// The register of breaches of a tenant (Art. 33(5) GDPR).
extension TenantScope {
    static let breachNotFound = Refusal(.notFound, RefusalCode.notFound, rule: "There is no such breach.")

    /// Breaches, the newest first; at most `limit`.
    package func breaches(limit: Int = 200) async throws -> [StoredBreach] {
        let rows = try await read(
            """
            SELECT \(fragment: Self.breachColumns) FROM breach b WHERE b.tenant_id = \(tenant)
            ORDER BY b.opened_at DESC, b.id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map(Self.breach)
    }

    /// One breach.
    ///
    /// - Throws: `Refusal` 404.
    package func breach(_ id: UUID) async throws -> StoredBreach {
        let rows = try await read(
            "SELECT \(fragment: Self.breachColumns) FROM breach b WHERE b.tenant_id = \(tenant) AND b.id = \(id)")
        guard let row = rows.first?.first else { throw Self.breachNotFound }
        return try Self.breach(row)
    }

    /// Enters a breach.
    package func openBreach(
        _ kind: BreachKind, awareAt: Date, dueAt: Date, people: Int?, keysExposed: Bool?
    ) async throws -> UUID {
        let id = UUID()
        _ = try await write(
            .breachOpen,
            """
            WITH made AS (
                INSERT INTO breach (tenant_id, id, kind, aware_at, due_at, people, keys_exposed, opened_at)
                VALUES (\(tenant), \(id), \(kind.rawValue), \(awareAt), \(dueAt), \(people.map { Int32(clamping: $0) }),
                    \(keysExposed), \(now))
                RETURNING *
            )
            \(fragment: audit("breach.open", .breach, written: "made r"))
            """)
        return id
    }

    /// Closes an open breach; what was not known before may be said now.
    ///
    /// - Throws: `Refusal` 404, or 409 for one that is closed.
    package func closeBreach(
        _ id: UUID, _ outcome: BreachOutcome, notifiedAt: Date?, people: Int?, keysExposed: Bool?
    ) async throws {
        let rows = try await write(
            .breachClose,
            """
            WITH changed AS (
                UPDATE breach SET outcome = \(outcome.rawValue), notified_at = \(notifiedAt), closed_at = \(now),
                    people = COALESCE(\(people.map { Int32(clamping: $0) }), people),
                    keys_exposed = COALESCE(\(keysExposed), keys_exposed)
                WHERE tenant_id = \(tenant) AND id = \(id) AND closed_at IS NULL RETURNING *
            ), noted AS (\(fragment: audit("breach.close", .breach, written: "changed r")))
            SELECT id FROM changed
            """)
        if rows.first?.isEmpty == false { return }
        _ = try await breach(id)
        throw Refusal(.conflict, RefusalCode.conflict, rule: "The breach is closed; a register is not rewritten.")
    }

    private static let breachColumns: PostgresQuery = """
        b.id, b.kind, b.aware_at, b.due_at, b.people, b.keys_exposed, b.outcome, b.notified_at, b.opened_at, b.closed_at
        """

    private static func breach(_ row: PostgresRow) throws -> StoredBreach {
        guard let kind = BreachKind(rawValue: try row.decode(column: 1)) else {
            throw StoreError.unknownCode(column: "kind")
        }
        let outcome: String? = try row.decode(column: 6)
        let people: Int32? = try row.decode(column: 4)
        return StoredBreach(
            id: try row.decode(column: 0), kind: kind, awareAt: try row.decode(column: 2),
            dueAt: try row.decode(column: 3), people: people.map { Int($0) }, keysExposed: try row.decode(column: 5),
            outcome: outcome.flatMap(BreachOutcome.init(rawValue:)), notifiedAt: try row.decode(column: 7),
            openedAt: try row.decode(column: 8), closedAt: try row.decode(column: 9))
    }
}
