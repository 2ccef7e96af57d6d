import Domain
import Foundation
import Postgres

/// Records with what is looked for among their addresses.
extension SubjectKind {
    /// The records of these ids with their keys, in the order of their ids.
    ///
    /// `locking`: Nobody changes them until the transaction ends.
    func records(_ tenant: UUID, ids: [UUID], locking: Bool = false) -> PostgresQuery {
        let lock: PostgresQuery = locking ? "FOR NO KEY UPDATE OF" : ""
        return switch self {
        case .person:
            """
            SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
            WHERE p.tenant_id = \(tenant) AND p.id = ANY (\(ids)) ORDER BY p.id \(fragment: lock) \(fragment: locking ? "p" : "")
            """
        case .organization:
            """
            SELECT \(fragment: OrganizationColumns.selection) FROM \(fragment: OrganizationColumns.source(tenant))
            WHERE o.tenant_id = \(tenant) AND o.id = ANY (\(ids)) ORDER BY o.id \(fragment: lock) \(fragment: locking ? "o" : "")
            """
        }
    }

    /// At most `limit` records behind `last`, each with the ids, versions and tokens of its rows in the index.
    func records(_ tenant: UUID, from first: UUID?, to last: UUID?, limit: Int) -> PostgresQuery {
        let alias: PostgresQuery = self == .person ? "p" : "o"
        let (table, column) = contacts
        func rows(_ value: PostgresQuery) -> PostgresQuery {
            """
            ARRAY(SELECT c.\(fragment: value) FROM \(fragment: table) c WHERE c.tenant_id = \(fragment: alias).tenant_id
                AND c.\(fragment: column) = \(fragment: alias).id ORDER BY c.id, c.index_version)
            """
        }
        let bounds: PostgresQuery = """
            \(fragment: first.map { "AND \(fragment: alias).id > \($0)" } ?? "")
            \(fragment: last.map { "AND \(fragment: alias).id <= \($0)" } ?? "")
            """
        let (selection, source) =
            self == .person
            ? (PersonColumns.selection, PersonColumns.source(tenant))
            : (OrganizationColumns.selection, OrganizationColumns.source(tenant))
        return """
            SELECT \(fragment: selection), \(fragment: rows("id")), \(fragment: rows("index_version")), \(fragment: rows("token"))
            FROM \(fragment: source) WHERE \(fragment: alias).tenant_id = \(tenant) \(fragment: bounds)
            ORDER BY \(fragment: alias).id LIMIT \(limit)
            """
    }

    /// Whose record a row of ``records(_:ids:locking:)`` is, and its contact points.
    func contacts(_ row: PostgresRow, vault: VaultHandle) throws -> (id: UUID, points: [ContactPoint]) {
        switch self {
        case .person:
            let person = try PersonColumns.person(row, vault: vault)
            return (person.id, person.profile.contactPoints)
        case .organization:
            let organization = try OrganizationColumns.organization(row, vault: vault)
            return (organization.id, organization.profile.contactPoints)
        }
    }
}
