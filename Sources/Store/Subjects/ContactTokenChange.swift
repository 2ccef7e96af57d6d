import Domain
import Foundation
import Postgres

/// What changes among a subject's token rows when its contact points become others.
struct ContactTokenChange: Sendable {
    /// Every token after the change.
    let tokens: [ContactToken]
    private let kept: [UUID]
    private let added: [ContactToken]

    init(from previous: [ContactPoint], to points: [ContactPoint], index: ContactIndex) throws {
        tokens = try ContactToken.all(points, index: index)
        // A contact point's id changes with its value, so an id that stays has a token that stays.
        let known = Set(previous.map(\.id))
        kept = tokens.map(\.id).filter(known.contains)
        added = tokens.filter { !known.contains($0.id) }
    }

    /// Common table expressions that bring the rows of the subject in `changed (id)` up to date.
    func expressions(_ kind: SubjectKind, tenant: UUID) -> PostgresQuery {
        let (table, column) = kind.contacts
        return """
            dropped AS (
                DELETE FROM \(fragment: table) c USING changed WHERE c.tenant_id = \(tenant)
                    AND c.\(fragment: column) = changed.id AND c.id <> ALL (\(kept))
            ), added AS (
                INSERT INTO \(fragment: table) (tenant_id, \(fragment: column), id, kind, index_version, token)
                SELECT \(tenant), changed.id, u.id, u.kind, u.version, u.token FROM changed,
                    unnest(\(added.map(\.id)), \(added.map(\.kind.rawValue)), \(added.map(\.version)),
                        \(added.map(\.token))) AS u (id, kind, version, token)
            )
            """
    }
}
