import Domain
package import Foundation
import Postgres

/// Removing a tenant row by row; needs the owner's role. Which tables there are the database says itself.
extension TenantScope {
    /// What there is to remove.
    package func destructionExtent() async throws -> DestructionExtent {
        let tables = try await tenantTables()
        let results = try await read(
            ["SELECT count(*) FROM subject WHERE tenant_id = \(tenant) AND kind IN ('person', 'organization')"]
                + tables.map { table in
                    "SELECT count(*) FROM \(identifier: table.identifier) WHERE tenant_id = \(tenant)"
                })
        let counts = try results.map { rows in
            guard let row = rows.first else { throw StoreError.missingRow }
            return Int(clamping: try row.decode(column: 0, as: Int64.self))
        }
        guard let people = counts.first else { throw StoreError.missingRow }
        let rows = zip(tables.map(\.identifier.name), counts.dropFirst()).filter { $1 > 0 }
        return DestructionExtent(people: people, tables: Dictionary(uniqueKeysWithValues: Array(rows)))
    }

    /// Lets nobody of the tenant in any more and notes that it is to be destroyed; the one that was begun already stays.
    package func begin(_ destruction: StoredDestruction) async throws -> StoredDestruction {
        _ = try await write(
            .destroyBegin,
            """
            WITH changed AS (UPDATE tenant SET state = 'suspended' WHERE id = \(tenant) RETURNING *)
            \(fragment: audit("tenant.destroy", .tenantRecord, written: "changed r"))
            """,
            """
            INSERT INTO destruction (id, business, state, reason, people, records, begun_at)
            VALUES (\(destruction.id), \(tenant), 'begun', \(destruction.reason), \(Int64(destruction.people)),
                \(Int64(destruction.records)), \(destruction.begunAt))
            ON CONFLICT (business) DO NOTHING
            """)
        store.tenantCache.forget(tenant)
        await store.tellOfEndedCredential()
        guard let noted = try await store.node.destruction(tenant) else { throw StoreError.missingRow }
        return noted
    }

    /// The tables that hold rows of tenants, those that refer to others before those.
    package func tenantTables() async throws -> [TenantTable] {
        let rows = try await read(
            """
            SELECT c.relname::text, ARRAY(
                SELECT r.relname::text FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
                WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname
            """)
        var waiting = try (rows.first ?? []).map { try $0.decode(String.self, [String].self) }
        var ordered: [String] = []
        while !waiting.isEmpty {
            let referred = Set(waiting.flatMap(\.1))
            let free = waiting.map(\.0).filter { !referred.contains($0) }
            // Tables that refer to each other in a ring: rounds of removal find their way.
            ordered += free.isEmpty ? waiting.map(\.0) : free
            waiting = free.isEmpty ? [] : waiting.filter { referred.contains($0.0) }
        }
        return try ordered.map { TenantTable(identifier: try PostgresIdentifier($0)) }
    }

    /// Removes at most `limit` rows of a table.
    ///
    /// - Returns: How many went; less than `limit` where none is left, or where others still refer to them.
    package func removePiece(of table: TenantTable, limit: Int) async throws -> Int {
        do {
            let rows = try await write(
                .destroyPiece,
                """
                WITH gone AS (
                    DELETE FROM \(identifier: table.identifier) WHERE tenant_id = \(tenant) AND ctid = ANY (ARRAY(
                        SELECT ctid FROM \(identifier: table.identifier) WHERE tenant_id = \(tenant) LIMIT \(limit)))
                    RETURNING 1
                )
                SELECT count(*) FROM gone
                """)
            guard let row = rows.first?.first else { throw StoreError.missingRow }
            return Int(clamping: try row.decode(column: 0, as: Int64.self))
        } catch let error as PostgresError where error.isForeignKeyViolation {
            return 0
        }
    }

    /// Removes the tenant itself and keeps the certificate.
    ///
    /// - Returns: Whether it is gone; false where rows of it are left.
    package func end(_ destruction: StoredDestruction, document: String, at moment: Date) async throws -> Bool {
        do {
            _ = try await write(
                .destroyEnd,
                "DELETE FROM tenant WHERE id = \(tenant)",
                """
                UPDATE destruction SET state = 'done', ended_at = \(moment), document = \(document)
                WHERE id = \(destruction.id)
                """)
        } catch let error as PostgresError where error.isForeignKeyViolation {
            return false
        }
        store.tenantCache.forget(tenant)
        await store.tellOfEndedCredential()
        return true
    }
}

extension Store {
    /// Removes the dead rows of these tables from the live files; needs the owner's role.
    func vacuum(_ tables: [TenantTable]) async throws {
        try await postgres.withSession { session in
            for table in tables { _ = try await session.query("VACUUM (ANALYZE) \(identifier: table.identifier)") }
            _ = try await session.query("VACUUM (ANALYZE) tenant")
        }
    }
}
