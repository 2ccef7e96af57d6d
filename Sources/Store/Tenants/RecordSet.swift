import Domain
import Foundation
import Postgres

/// One table of a tenant as it is exported: every column in clear but those that only mean something here, and the sealed
/// record opened. Which tables and columns there are the database and the catalogue say.
struct RecordSet: Sendable {
    /// A column of the primary key behind the tenant, and its type.
    struct Key: Sendable {
        let column: PostgresIdentifier
        let type: PostgresIdentifier
    }

    let table: PostgresIdentifier
    let keys: [Key]
    /// The column that holds sealed records.
    let sealed: SealedColumn?
    /// Columns that are left out.
    let hidden: [String]

    init(table: PostgresIdentifier, keys: [Key]) {
        self.table = table
        self.keys = keys
        sealed = SealedColumn.all.first { column in
            column.name.hasPrefix("\(table.name).") && !Self.isSecret(column)
        }
        hidden = Catalogue.columns.filter { $0.table == table.name }.filter(Self.isHidden).map(\.column)
    }

    /// Blocked addresses: nobody knows them, so their tokens go along with the key they were made with.
    private static let blocked: Set<String> = ["suppression", "suppression_lift"]

    /// Other tokens and wrapped keys mean nothing under other keys; sealed columns come opened.
    private static func isHidden(_ column: CatalogueColumn) -> Bool {
        switch column.content {
        case .sealed, .sealedBytes: true
        case .plaintext(.token): !blocked.contains(column.table)
        case .plaintext(let reason): [.tenant, .wrappedKey].contains(reason)
        }
    }

    private static func isSecret(_ column: SealedColumn) -> Bool { column.number == .memberPassword }

    /// The record that a row of the sealed column holds; nil for bytes that are none.
    func kind(outcome: String?) -> RecordKind? {
        guard let sealed else { return nil }
        let parts = sealed.name.split(separator: ".").map(String.init)
        guard parts.count == 2, let column = Catalogue.column(parts[1], of: parts[0]),
            case .sealed(let kinds, _) = column.content
        else { return nil }
        // An import keeps what a person was before it beside the rows it could not take.
        return outcome == "updated" ? .person : kinds.first
    }

    private var columns: PostgresQuery {
        .joined(keys.map { "r.\(identifier: $0.column)" }, separator: ", ")
    }

    private func follows(_ place: [String]?) -> PostgresQuery {
        guard let place, !keys.isEmpty else { return "true" }
        let values: PostgresQuery = .joined(
            zip(place, keys).map { "(\($0)::text)::\(identifier: $1.type)" }, separator: ", ")
        return "(\(fragment: columns)) > (\(fragment: values))"
    }

    /// A page of rows behind a place, in the order of the primary key: place, columns as JSON, outcome of an import's row, and
    /// the sealed record with its key.
    func select(_ tenant: UUID, after place: [String]?, limit: Int) -> PostgresQuery {
        let texts: PostgresQuery = .joined(keys.map { "(r.\(identifier: $0.column))::text" }, separator: ", ")
        let order: PostgresQuery = keys.isEmpty ? "r.tenant_id" : columns
        let head: PostgresQuery =
            "SELECT ARRAY[\(fragment: texts)]::text[], (to_jsonb(r) - \(hidden))::text, to_jsonb(r) ->> 'outcome'"
        let condition: PostgresQuery = """
            WHERE r.tenant_id = \(tenant) AND \(fragment: follows(place)) ORDER BY \(fragment: order) LIMIT \(limit)
            """
        guard let sealed else {
            return "\(fragment: head) FROM \(identifier: table) r \(fragment: condition)"
        }
        return """
            \(fragment: head), r.\(fragment: sealed.column), \(fragment: sealed.row), \(fragment: sealed.subject),
                (\(fragment: sealed.version))::bigint, k.generation, k.epoch, k.wrapped
            FROM \(identifier: table) r
                \(fragment: KeyColumns.sourceIfAny(tenant, of: sealed.subject, sealed.compartment))
            \(fragment: condition)
            """
    }
}
