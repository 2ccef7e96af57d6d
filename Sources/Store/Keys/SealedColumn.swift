import Domain
import Foundation
import Postgres

/// A column of sealed bytes, and where each of its envelopes stands: enough to open it without knowing what it says.
///
/// What has to reach everything that is sealed goes over ``all``; a test holds it against the catalogue. All expressions are
/// over a row `r`.
struct SealedColumn: Sendable {
    /// A part of what tells a row apart: a column and its type.
    struct Part: Sendable {
        let column: PostgresQuery
        let type: PostgresQuery

        static let id = Part(column: "r.id", type: "uuid")
    }

    /// What grows in a row that is sealed anew.
    enum Growth: Sendable {
        /// Nothing: its seal version says something else, or is the same for ever.
        case nothing
        case sealVersion
        /// The version too by which whoever changes the row knows that nobody else has: what he sealed before is refused.
        case version

        var assignments: PostgresQuery {
            switch self {
            case .nothing: ""
            case .sealVersion: ", seal_version = r.seal_version + 1"
            case .version: ", seal_version = r.seal_version + 1, version = r.version + 1"
            }
        }
    }

    /// The table in the additional data of the envelope.
    let number: TableNumber
    /// The table it stands in.
    let relation: PostgresQuery
    var column: PostgresQuery = "sealed"
    var compartment: Compartment = .profile
    /// The row, the subject and the seal version in the additional data.
    var row: PostgresQuery = "r.id"
    var subject: PostgresQuery = "r.id"
    var version: PostgresQuery = "r.seal_version"
    var growth: Growth = .nothing
    /// What tells its rows apart, in the order of an index, a uuid first.
    var position: [Part] = [.id]
    /// What the order of ``position`` needs for its index.
    var condition: PostgresQuery = "true"
    /// Rows opened at a time: few where one may be large.
    var page = 500

    /// `table.column`, as the catalogue has it.
    var name: String { "\(relation).\(column)" }

    /// The row's place as text, part by part.
    private var place: PostgresQuery {
        "ARRAY[\(fragment: .joined(position.map { "(\(fragment: $0.column))::text" }, separator: ", "))]"
    }

    private var parts: PostgresQuery { .joined(position.map(\.column), separator: ", ") }

    /// A place as it is compared with that of a row.
    private func bound(_ place: [String]) -> PostgresQuery {
        .joined(zip(place, position).map { "(\($0)::text)::\(fragment: $1.type)" }, separator: ", ")
    }

    /// Rows in the order of their places, each with the newest key of its subject where it has one.
    func select(_ tenant: UUID, from start: [String]? = nil, to end: [String]? = nil, limit: Int) -> PostgresQuery {
        let below: PostgresQuery = end.map { "AND (\(fragment: parts)) <= (\(fragment: bound($0)))" } ?? ""
        return select(tenant, where: "\(fragment: follows(start)) \(fragment: below)", limit: limit)
    }

    /// Rows of one subject, locked, in the same order.
    func lock(_ tenant: UUID, of subject: UUID, from start: [String]?, limit: Int) -> PostgresQuery {
        """
        \(fragment: select(
            tenant, where: "\(fragment: self.subject) = \(subject) AND \(fragment: follows(start))", limit: limit))
        FOR UPDATE OF r
        """
    }

    private func follows(_ start: [String]?) -> PostgresQuery {
        start.map { "(\(fragment: parts)) > (\(fragment: bound($0)))" } ?? "true"
    }

    /// Puts other envelopes in the place of those of these cells, all of which must still be there; answers a row for each.
    func replace(_ cells: [Cell], with sealed: [[UInt8]], in tenant: UUID) -> PostgresQuery {
        let names: [PostgresQuery] = ["u.first", "u.second"]
        let place: PostgresQuery = .joined(
            zip(names, position).map { "(\(fragment: $0))::\(fragment: $1.type)" }, separator: ", ")
        let (first, second) = (cells.map { $0.place.first }, cells.map { $0.place.dropFirst().first })
        return """
            UPDATE \(fragment: relation) r SET \(fragment: column) = u.sealed \(fragment: growth.assignments)
            FROM unnest(\(first), \(second), \(cells.map(\.sealed)), \(sealed)) AS u (first, second, previous, sealed)
            WHERE r.tenant_id = \(tenant) AND (\(fragment: parts)) = (\(fragment: place))
                AND r.\(fragment: column) = u.previous
            RETURNING 1
            """
    }

    /// The row at one place.
    func select(_ tenant: UUID, at place: [String]) -> PostgresQuery {
        select(tenant, where: "(\(fragment: parts)) = (\(fragment: bound(place)))", limit: 1)
    }

    private func select(_ tenant: UUID, where condition: PostgresQuery, limit: Int) -> PostgresQuery {
        """
        SELECT \(fragment: place), \(fragment: row), \(fragment: subject), (\(fragment: version))::bigint, r.\(fragment: column),
            k.generation, k.epoch, k.wrapped, coalesce((SELECT s.state FROM subject s
                WHERE s.tenant_id = r.tenant_id AND s.id = \(fragment: subject)) = 'erased', true)
        FROM \(fragment: relation) r \(fragment: KeyColumns.sourceIfAny(tenant, of: subject, compartment))
        WHERE r.tenant_id = \(tenant) AND r.\(fragment: column) IS NOT NULL AND \(fragment: self.condition)
            AND \(fragment: condition)
        ORDER BY \(fragment: parts) LIMIT \(limit)
        """
    }
}

extension SealedColumn {
    /// An envelope of the column as ``SealedColumn/select(_:at:)`` answers it.
    struct Cell: Sendable {
        let place: [String]
        let row: UUID
        let subject: UUID
        let sealVersion: Int64
        let sealed: [UInt8]
        /// Nil where the subject has no key of the compartment.
        let key: VaultHandle.WrappedKey?
        /// Whether the subject is erased, or unknown.
        let isErased: Bool

        init(_ row: PostgresRow) throws {
            place = try row.decode(column: 0)
            self.row = try row.decode(column: 1)
            subject = try row.decode(column: 2)
            sealVersion = try row.decode(column: 3)
            sealed = try row.decode(column: 4)
            key = try row.decode(column: 5, as: Int32?.self) == nil ? nil : try KeyColumns.key(row, from: 5)
            isErased = try row.decode(column: 8)
        }
    }
}
