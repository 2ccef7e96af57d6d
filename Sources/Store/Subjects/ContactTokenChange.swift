import Domain
import Foundation
import Postgres

/// What changes among a subject's token rows when its contact points become others.
struct ContactTokenChange: Sendable {
    /// Every token after the change.
    let tokens: [ContactToken]
    private let kept: [UUID]
    private let added: [ContactToken]
    /// The tokens under which an address that is new to the subject would be suppressed.
    private let suppression: [[UInt8]]

    init(from previous: [ContactPoint], to points: [ContactPoint], index: ContactIndex) throws {
        tokens = try ContactToken.all(points, index: index)
        // A contact point's id changes with its value, so an id that stays has a token that stays.
        let known = Set(previous.map(\.id))
        kept = tokens.map(\.id).filter(known.contains)
        added = tokens.filter { !known.contains($0.id) }
        // Another notation of an address is another value, but no new address; what today's rules refuse is none.
        let addresses = Set(previous.compactMap { try? ContactToken($0, at: 0, index: index).token })
        suppression = added.filter { !addresses.contains($0.token) }.flatMap(\.suppression)
    }

    /// A condition: none of the addresses that are new to the subject is suppressed as such. What is suppressed for a
    /// purpose may be kept for another one.
    func isAllowed(in tenant: UUID) -> PostgresQuery {
        """
        NOT EXISTS (SELECT FROM suppression WHERE tenant_id = \(tenant) AND token = ANY (\(suppression))
            AND purpose_code = \(ReductionPlan.everything))
        """
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
