import Domain
import Foundation
import Postgres

/// The columns every query of employments selects, named so that they can stand beside those of either side.
enum EmploymentColumns {
    static let selection: PostgresQuery = """
        e.id AS employment_id, e.person_id, e.organization_id, e.version AS employment_version,
        e.seal_version AS employment_seal_version, e.sealed AS employment_sealed, e.created_at AS employed_at,
        e.updated_at AS employment_updated_at, h.generation AS her_generation, h.epoch AS her_epoch,
        h.wrapped AS her_wrapped
        """

    /// Employments with the wrapped key of the person.
    static func source(_ tenant: UUID) -> PostgresQuery {
        """
        employment e \(fragment: KeyColumns.source(tenant, of: "e.person_id", as: "h"))
        """
    }

    /// Opens the employment whose columns begin at `start`.
    static func employment(_ row: PostgresRow, from start: Int, vault: VaultHandle) throws -> StoredEmployment {
        let id = try row.decode(column: start, as: UUID.self)
        let person = try row.decode(column: start + 1, as: UUID.self)
        let sealVersion = try row.decode(column: start + 4, as: Int64.self)
        let key = try KeyColumns.key(row, from: start + 8)
        let detail = try vault.open(
            try row.decode(column: start + 5), under: key, .employment, row: id, of: person, sealVersion: sealVersion
        ) { try EmploymentDetail(decoding: $0) }
        return StoredEmployment(
            id: id, person: person, organization: try row.decode(column: start + 2),
            version: try row.decode(column: start + 3), detail: detail, createdAt: try row.decode(column: start + 6),
            updatedAt: try row.decode(column: start + 7), sealVersion: sealVersion, key: key)
    }
}
