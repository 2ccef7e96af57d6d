import Domain
import Foundation
import Postgres
import Vault

/// A piece of an export, in order.
package enum ExportPiece: Sendable {
    /// A record set begins.
    case set(name: String)
    /// Records of the set that was begun last, each one JSON object: `row`, and `record` where the table has a sealed one.
    case records([String], unreadable: Int)
}

/// Everything that is kept for a tenant, table by table, as one moment saw it.
extension TenantScope {
    private static let exportPage = 200
    /// How long whoever takes the pieces may take for one.
    private static let exportPatience = Duration.seconds(60)

    /// Hands every record set over, those that others refer to first; notes the reading.
    ///
    /// - Throws: `PostgresError`, `VaultError`; a record that nobody can open any more is handed over without its content and
    ///   counted.
    package func exportRecords(to sink: (ExportPiece) async throws -> Void) async throws {
        _ = try await read(readEntry(action: "tenant.export", subject: "NULL::uuid", from: "(SELECT) AS once"))
        let sets = try await recordSets()
        try await store.postgres.withTransaction(.snapshot, timeout: Self.exportPatience) { transaction in
            _ = try await transaction.query(
                "SELECT set_config('app.tenant', \(tenant.uuidString), true), set_config('timezone', 'UTC', true)")
            for set in sets {
                try await sink(.set(name: set.table.name))
                var place: [String]?
                while true {
                    let rows = try await transaction.query(set.select(tenant, after: place, limit: Self.exportPage))
                    var unreadable = 0
                    let records = try rows.map { try record($0, of: set, &unreadable) }
                    try await sink(.records(records, unreadable: unreadable))
                    guard rows.count == Self.exportPage, !set.keys.isEmpty, let last = rows.last else { break }
                    place = try last.decode(column: 0, as: [String].self)
                }
            }
        }
    }

    /// The names of the record sets, in their order.
    package func recordSetNames() async throws -> [String] { try await recordSets().map(\.table.name) }

    func recordSets() async throws -> [RecordSet] {
        let keys = try await primaryKeys()
        return try await tenantTables().reversed().map(\.identifier)
            .filter { ExportedLeavings.tables[$0.name] == nil }
            .map { RecordSet(table: $0, keys: keys[$0.name] ?? []) }
    }

    private func primaryKeys() async throws -> [String: [RecordSet.Key]] {
        let rows = try await read(
            """
            SELECT c.relname::text, a.attname::text, t.typname::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
            JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (number, position)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number AND a.attname <> 'tenant_id'
            JOIN pg_type t ON t.oid = a.atttypid
            ORDER BY c.relname, k.position
            """)
        var keys: [String: [RecordSet.Key]] = [:]
        for row in rows.first ?? [] {
            let (table, column, type) = try row.decode(String.self, String.self, String.self)
            keys[table, default: []].append(
                RecordSet.Key(column: try PostgresIdentifier(column), type: try PostgresIdentifier(type)))
        }
        return keys
    }

    private func record(_ row: PostgresRow, of set: RecordSet, _ unreadable: inout Int) throws -> String {
        let columns = try row.decode(column: 1, as: String.self)
        guard let column = set.sealed, let sealed = try row.decode(column: 3, as: [UInt8]?.self) else {
            return "{\"row\":\(columns)}"
        }
        guard try row.decode(column: 7, as: Int32?.self) != nil else {
            unreadable += 1
            return "{\"row\":\(columns),\"record\":null}"
        }
        do {
            let kind = set.kind(outcome: try row.decode(column: 2, as: String?.self))
            let content = try vault.open(
                sealed, under: try KeyColumns.key(row, from: 7), in: column.compartment, column.number,
                row: try row.decode(column: 4), of: try row.decode(column: 5),
                sealVersion: try row.decode(column: 6)
            ) { bytes in
                guard let kind else { return CanonicalJSON.string(Hexadecimal.text([UInt8](bytes))) }
                return try DisclosedValue(decoding: bytes, as: kind).json
            }
            return "{\"row\":\(columns),\"record\":\(content.text)}"
        } catch  where DamagedRow.isGone(error) {
            unreadable += 1
            return "{\"row\":\(columns),\"record\":null}"
        }
    }
}
