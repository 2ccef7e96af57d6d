import Domain
import Foundation
import Postgres

/// The columns every query of people selects, and how a row becomes a ``StoredPerson``.
enum PersonColumns {
    /// Columns of `person p` and `subject s`, with the wrapped profile key as lateral sub-select, so that row and key
    /// come from one snapshot and the planner cannot turn the key look-up into a hash join (KEYS.md, "Use").
    static let selection: PostgresQuery = """
        p.id, p.version, p.lifecycle, s.state, p.ground_id, p.seal_version, p.sealed, p.created_at, p.updated_at,
        k.generation, k.epoch, k.wrapped
        """

    static func source(_ tenant: UUID) -> PostgresQuery {
        """
        person p JOIN subject s ON s.tenant_id = p.tenant_id AND s.id = p.id
        CROSS JOIN LATERAL (
            SELECT generation, epoch, wrapped FROM wrapped_key w
            WHERE w.tenant_id = \(tenant) AND w.subject_id = p.id AND w.compartment = 1 AND w.term = 0
            ORDER BY generation DESC LIMIT 1) k
        """
    }

    /// Opens one selected row.
    static func person(_ row: PostgresRow, vault: VaultHandle) throws -> StoredPerson {
        let (id, version, lifecycle, state, ground, sealVersion, sealed, createdAt, updatedAt, generation, epoch, wrapped) =
            try row.decode(
                UUID.self, Int32.self, String.self, String.self, UUID.self, Int64.self, [UInt8].self, Date.self,
                Date.self, Int32.self, Int32.self, [UInt8].self)
        let key = VaultHandle.WrappedKey(generation: generation, epoch: epoch, wrapped: wrapped)
        let place = vault.place(
            .person, row: id, subject: id, .profile, generation: generation, sealVersion: sealVersion)
        let profile = try vault.withKey(key, of: id, .profile) { subjectKey in
            try vault.vault.open(sealed, under: subjectKey, place) { try PersonProfile(decoding: $0) }
        }
        return StoredPerson(
            id: id, version: version, lifecycle: try Lifecycle(stored: lifecycle), isRestricted: state == "restricted",
            profile: profile, createdAt: createdAt, updatedAt: updatedAt, sealVersion: sealVersion, ground: ground,
            key: key)
    }
}

extension Lifecycle {
    /// The stage as its column holds it.
    init(stored: String) throws {
        guard let lifecycle = Lifecycle(rawValue: stored) else { throw StoreError.unknownCode(column: "lifecycle") }
        self = lifecycle
    }
}
