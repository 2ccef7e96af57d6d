import Domain
import Foundation
import Postgres

/// The columns every query of organisations selects, and how a row becomes a ``StoredOrganization``.
enum OrganizationColumns {
    static let selection: PostgresQuery = """
        o.id, o.version, o.lifecycle, s.state, o.ground_id, o.seal_version, o.sealed, o.created_at, o.updated_at,
        k.generation, k.epoch, k.wrapped, o.owner_id
        """

    static func source(_ tenant: UUID) -> PostgresQuery {
        """
        organization o JOIN subject s ON s.tenant_id = o.tenant_id AND s.id = o.id
        \(fragment: KeyColumns.source(tenant, of: "o.id"))
        """
    }

    /// How many columns ``selection`` has; what a query selects besides begins here.
    static let count = 13

    /// Where a selected row stands in a list.
    static func place(_ row: PostgresRow) throws -> (at: Date, id: UUID) {
        (at: try row.decode(column: 7), id: try row.decode(column: 0))
    }

    /// Opens one selected row; columns behind ``count`` are the query's own.
    static func organization(_ row: PostgresRow, vault: VaultHandle) throws -> StoredOrganization {
        let id = try row.decode(column: 0, as: UUID.self)
        let sealVersion = try row.decode(column: 5, as: Int64.self)
        let key = try KeyColumns.key(row, from: 9)
        let profile = try vault.open(
            try row.decode(column: 6), under: key, .organization, row: id, of: id, sealVersion: sealVersion
        ) { try OrganizationProfile(decoding: $0) }
        return StoredOrganization(
            id: id, version: try row.decode(column: 1), lifecycle: try Lifecycle(stored: try row.decode(column: 2)),
            owner: try row.decode(column: 12), isRestricted: try row.decode(column: 3, as: String.self) == "restricted",
            profile: profile, createdAt: try row.decode(column: 7), updatedAt: try row.decode(column: 8),
            sealVersion: sealVersion, ground: try row.decode(column: 4), key: key)
    }
}
