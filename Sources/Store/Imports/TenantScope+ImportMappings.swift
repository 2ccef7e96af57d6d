package import Domain
import Foundation
import Postgres
import Vault

/// Where the columns of known sheets go.
extension TenantScope {
    /// Where the columns of a sheet with these headers went before; nil where none was taken in.
    package func rememberedColumns(_ header: [String]) async throws -> [ColumnTarget]? {
        let hashes = try headerHashes(header)
        let rows = try await read(
            """
            SELECT targets FROM import_mapping WHERE tenant_id = \(tenant) AND header_hash = ANY (\(hashes.all))
            ORDER BY changed_at DESC LIMIT 1
            """)
        guard let row = rows.first?.first else { return nil }
        let targets = try row.decode([String].self).compactMap { ColumnTarget(rawValue: $0) }
        return targets.count == header.count ? Self.unsorted(targets, header) : nil
    }

    /// Sheets whose columns are remembered; what was chosen longest ago is forgotten first.
    private static let maximumMappings = 500

    /// Remembers where the columns of a sheet with these headers go.
    package func remember(_ targets: [ColumnTarget], of header: [String]) async throws {
        guard targets.count == header.count else { return }
        let hash = try headerHashes(header).active
        let sorted = Self.order(header).map { targets[$0].rawValue }
        _ = try await write(
            .importMapping,
            """
            INSERT INTO import_mapping (tenant_id, header_hash, targets, changed_at)
            VALUES (\(tenant), \(hash), \(sorted), \(now))
            ON CONFLICT (tenant_id, header_hash) DO UPDATE SET targets = EXCLUDED.targets, changed_at = EXCLUDED.changed_at
            """,
            """
            DELETE FROM import_mapping WHERE tenant_id = \(tenant) AND header_hash IN (
                SELECT header_hash FROM import_mapping WHERE tenant_id = \(tenant)
                ORDER BY changed_at DESC, header_hash OFFSET \(Self.maximumMappings))
            """)
    }

    /// The keyed hash of headers under the key that new rows use, and under every key that may still be in use.
    private func headerHashes(_ header: [String]) throws -> (active: [UInt8], all: [[UInt8]]) {
        let index = ContactIndex(vault: store.vault, tenant: tenant, region: "")
        let value = Normalizer.sheetHeader(header)
        return (try index.token(value, .pending).token, try index.tokens(value, .pending))
    }

    /// The columns in the order of their headers, so that a sheet is known again when its columns moved.
    private static func order(_ header: [String]) -> [Int] {
        header.indices.sorted { (header[$0], $0) < (header[$1], $1) }
    }

    private static func unsorted(_ targets: [ColumnTarget], _ header: [String]) -> [ColumnTarget] {
        var result = targets
        for (place, column) in order(header).enumerated() { result[column] = targets[place] }
        return result
    }
}
