import Domain
import Foundation
import Postgres
import Vault

/// The columns every query of members selects, and how a row becomes a ``StoredMember``.
enum MemberColumns {
    static func select(_ tenant: UUID, _ condition: PostgresQuery) -> PostgresQuery {
        """
        SELECT m.id, m.role, m.state, m.version, m.seal_version, m.sealed, m.sealed_password, m.created_at,
            k.generation, k.epoch, k.wrapped
        FROM member m CROSS JOIN LATERAL (
            SELECT generation, epoch, wrapped FROM wrapped_key w
            WHERE w.tenant_id = \(tenant) AND w.subject_id = m.id AND w.compartment = 1 AND w.term = 0
            ORDER BY generation DESC LIMIT 1) k
        WHERE m.tenant_id = \(tenant) AND \(fragment: condition)
        """
    }

    static func member(_ row: PostgresRow, vault: VaultHandle) throws -> StoredMember {
        let (id, role, state, version, sealVersion, sealed, password, createdAt, generation, epoch, wrapped) =
            try row.decode(
                UUID.self, String.self, String.self, Int32.self, Int64.self, [UInt8].self, [UInt8]?.self, Date.self,
                Int32.self, Int32.self, [UInt8].self)
        guard let role = Role(rawValue: role) else { throw StoreError.unknownCode(column: "role") }
        guard let state = StoredMember.State(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
        let key = VaultHandle.WrappedKey(generation: generation, epoch: epoch, wrapped: wrapped)
        let place = vault.place(
            .member, row: id, subject: id, .profile, generation: generation, sealVersion: sealVersion)
        let profile = try vault.withKey(key, of: id, .profile) { subjectKey in
            try vault.vault.open(sealed, under: subjectKey, place) { try MemberProfile(decoding: $0) }
        }
        return StoredMember(
            id: id, role: role, state: state, version: version, profile: profile, createdAt: createdAt,
            sealVersion: sealVersion, sealed: sealed, sealedPassword: password, key: key)
    }
}
