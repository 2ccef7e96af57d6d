import Domain
import Foundation
import Postgres

/// The columns every query of members selects, and how a row becomes a ``StoredMember``.
enum MemberColumns {
    static func select(_ tenant: UUID, _ condition: PostgresQuery) -> PostgresQuery {
        """
        SELECT m.id, m.role, m.state, m.version, m.seal_version, m.sealed, m.sealed_password, m.created_at,
            k.generation, k.epoch, k.wrapped
        FROM member m \(fragment: KeyColumns.source(tenant, of: "m.id"))
        WHERE m.tenant_id = \(tenant) AND \(fragment: condition)
        """
    }

    static func member(_ row: PostgresRow, vault: VaultHandle) throws -> StoredMember {
        let id = try row.decode(column: 0, as: UUID.self)
        guard let role = Role(rawValue: try row.decode(column: 1)) else {
            throw StoreError.unknownCode(column: "role")
        }
        guard let state = StoredMember.State(rawValue: try row.decode(column: 2)) else {
            throw StoreError.unknownCode(column: "state")
        }
        let sealVersion = try row.decode(column: 4, as: Int64.self)
        let sealed = try row.decode(column: 5, as: [UInt8].self)
        let key = try KeyColumns.key(row, from: 8)
        let profile = try vault.open(
            sealed, under: key, .member, row: id, of: id, sealVersion: sealVersion
        ) { try MemberProfile(decoding: $0) }
        return StoredMember(
            id: id, role: role, state: state, version: try row.decode(column: 3), profile: profile,
            createdAt: try row.decode(column: 7), sealVersion: sealVersion, sealed: sealed,
            sealedPassword: try row.decode(column: 6), key: key)
    }
}
