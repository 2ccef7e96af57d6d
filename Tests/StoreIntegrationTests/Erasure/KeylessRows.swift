import Domain
import Postgres
import TestSupport

@testable import Store

/// Sealed values behind a key that is gone: their subject has none of their compartment.
enum KeylessRows {
    /// How many there are in each sealed column that has any, by `table.column`.
    static func counts(_ fixture: StoreFixture) async throws -> [String: Int64] {
        let client = fixture.database.smallClient(as: .superuser)
        let rows = try await client.segment(SealedColumn.all.map(Self.count), lane: .read)
        var counts: [String: Int64] = [:]
        for (column, rows) in zip(SealedColumn.all, rows) {
            let count = try rows[0].decode(Int64.self)
            if count > 0 { counts[column.name] = count }
        }
        await client.shutdown()
        return counts
    }

    /// What was emptied is gone, though its row stays.
    private static func count(_ column: SealedColumn) -> PostgresQuery {
        """
        SELECT count(*) FROM \(fragment: column.relation) r
        WHERE length(r.\(fragment: column.column)) > 0 AND \(fragment: column.condition) AND NOT EXISTS (
            SELECT FROM wrapped_key k WHERE k.tenant_id = r.tenant_id AND k.subject_id = \(fragment: column.subject)
                AND k.compartment = \(Int16(column.compartment.rawValue)))
        """
    }
}
