import Domain
import Foundation
import Postgres

/// The columns every query of people selects, and how a row becomes a ``StoredPerson``.
enum PersonColumns {
    /// Columns of `person p` and `subject s`, with the wrapped profile key `k`.
    static let selection: PostgresQuery = """
        p.id, p.version, p.lifecycle, s.state, p.ground_id, p.seal_version, p.sealed, p.created_at, p.updated_at,
        k.generation, k.epoch, k.wrapped, p.owner_id
        """

    static func source(_ tenant: UUID) -> PostgresQuery {
        """
        person p JOIN subject s ON s.tenant_id = p.tenant_id AND s.id = p.id
        \(fragment: KeyColumns.source(tenant, of: "p.id"))
        """
    }

    /// How many columns ``selection`` has; what a query selects besides begins here.
    static let count = 13

    /// Opens one selected row; columns behind ``count`` are the query's own.
    static func person(_ row: PostgresRow, vault: VaultHandle) throws -> StoredPerson {
        let id = try row.decode(column: 0, as: UUID.self)
        let sealVersion = try row.decode(column: 5, as: Int64.self)
        let key = try KeyColumns.key(row, from: 9)
        let profile = try vault.open(
            try row.decode(column: 6), under: key, .person, row: id, of: id, sealVersion: sealVersion
        ) { try PersonProfile(decoding: $0) }
        return StoredPerson(
            id: id, version: try row.decode(column: 1),
            lifecycle: try Lifecycle(stored: try row.decode(column: 2)),
            owner: try row.decode(column: 12, as: UUID?.self),
            isRestricted: try row.decode(column: 3, as: String.self) == "restricted", profile: profile,
            createdAt: try row.decode(column: 7), updatedAt: try row.decode(column: 8), sealVersion: sealVersion,
            ground: try row.decode(column: 4), key: key)
    }
}

extension Lifecycle {
    /// The stage as its column holds it.
    init(stored: String) throws {
        guard let lifecycle = Lifecycle(rawValue: stored) else { throw StoreError.unknownCode(column: "lifecycle") }
        self = lifecycle
    }
}
