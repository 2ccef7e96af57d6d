import Domain
import Foundation
import Postgres

/// The wrapped key that every query of sealed rows selects beside them.
enum KeyColumns {
    /// The lateral sub-select `alias (generation, epoch, wrapped)`: the newest generation of the profile key of `subject`, which
    /// is a column of what stands before it or a value.
    ///
    /// So row and key come from one snapshot, and the planner cannot turn the key look-up into a hash join.
    static func source(_ tenant: UUID, of subject: PostgresQuery, as alias: PostgresQuery = "k") -> PostgresQuery {
        "CROSS JOIN LATERAL (\(fragment: newest(tenant, of: subject, .profile))) \(fragment: alias)"
    }

    /// The same as `k`, of any compartment, with nulls where the subject has no such key.
    static func sourceIfAny(_ tenant: UUID, of subject: PostgresQuery, _ compartment: Compartment) -> PostgresQuery {
        "LEFT JOIN LATERAL (\(fragment: newest(tenant, of: subject, compartment))) k ON true"
    }

    /// The newest generation of the key of `subject` in a compartment: `generation, epoch, wrapped`.
    static func newest(_ tenant: UUID, of subject: PostgresQuery, _ compartment: Compartment) -> PostgresQuery {
        """
        SELECT generation, epoch, wrapped FROM wrapped_key w
        WHERE w.tenant_id = \(tenant) AND w.subject_id = \(fragment: subject)
            AND w.compartment = \(Int16(compartment.rawValue)) AND w.term = 0
        ORDER BY generation DESC LIMIT 1
        """
    }

    /// The key whose generation, epoch and wrapped bytes begin at column `start`.
    static func key(_ row: PostgresRow, from start: Int) throws -> VaultHandle.WrappedKey {
        VaultHandle.WrappedKey(
            generation: try row.decode(column: start), epoch: try row.decode(column: start + 1),
            wrapped: try row.decode(column: start + 2))
    }

    /// A condition: what was sealed under `key` for a subject can still be opened, since no newer generation took its place.
    ///
    /// It decides in a statement that comes after one in which the subject was locked; the same one may see the past.
    static func isCurrent(_ key: VaultHandle.WrappedKey, of subject: UUID, _ tenant: UUID) -> PostgresQuery {
        """
        EXISTS (SELECT FROM wrapped_key w WHERE w.tenant_id = \(tenant) AND w.subject_id = \(subject)
            AND w.compartment = 1 AND w.term = 0 AND w.generation = \(key.generation))
        """
    }
}
