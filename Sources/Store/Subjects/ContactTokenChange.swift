import Domain
import Foundation
import Postgres
import Vault

/// What changes among a subject's token rows when its contact points become others.
struct ContactTokenChange: Sendable {
    /// Every token after the change.
    let tokens: [ContactToken]
    /// The tokens under which an address that is new to the subject would be suppressed.
    private let suppression: [[UInt8]]
    /// Under which quarantined rows would speak of an address that is given up, and of those that stay or come.
    private let formerPending: [[UInt8]]
    private let pending: [(version: Int32, token: [UInt8])]

    init(from previous: [ContactPoint], to points: [ContactPoint], index: ContactIndex) throws {
        tokens = try ContactToken.all(points, index: index)
        // A contact point's id changes with its value, so an id that stays stands for the same value.
        let known = Set(previous.map(\.id))
        let added = tokens.filter { !known.contains($0.id) }
        // Another notation of an address is another value, but no new address; what today's rules refuse is none.
        let addresses = Set(previous.compactMap { try? ContactToken($0, at: 0, index: index).token })
        suppression = added.filter { !addresses.contains($0.token) }.flatMap(\.suppression)
        let present = Set(tokens.map(\.token))
        let former = try previous.compactMap { point -> NormalizedValue? in
            guard let value = try? index.normalized(point.value, point.kind, field: "") else { return nil }
            return present.contains(try index.token(value, .subject).token) ? nil : value
        }
        formerPending = try former.flatMap { try index.tokens($0, .pending) }
        pending =
            try former.isEmpty
            ? []
            : points.map { try index.token(try index.normalized($0.value, $0.kind, field: ""), .pending) }
    }

    /// Statements that tie quarantined rows of an address that was given up to those that she has now, so that her erasure
    /// still finds them; `changed` says whether the change was made.
    func ties(in tenant: UUID, if changed: PostgresQuery, audit: (PostgresQuery) -> PostgresQuery) -> [PostgresQuery] {
        if formerPending.isEmpty || pending.isEmpty { return [] }
        // Rows that somebody takes away at this moment are left to him.
        let met: PostgresQuery = """
            SELECT s.id FROM subject s WHERE s.tenant_id = \(tenant) AND \(fragment: changed) AND s.id IN (
                SELECT subject_id FROM quarantine_token WHERE tenant_id = \(tenant) AND token = ANY (\(formerPending)))
            FOR KEY SHARE SKIP LOCKED
            """
        return [
            """
            INSERT INTO quarantine_token (tenant_id, subject_id, token, index_version)
            SELECT DISTINCT \(tenant), met.id, u.token, u.version FROM (\(fragment: met)) met,
                unnest(\(pending.map(\.token)), \(pending.map(\.version))) AS u (token, version)
            ON CONFLICT DO NOTHING
            """,
            audit("import_row r WHERE r.tenant_id = \(tenant) AND r.subject_id IN (\(fragment: met))"),
        ]
    }

    /// A condition: none of the addresses that are new to the subject is suppressed as such. What is suppressed for a
    /// purpose may be kept for another one.
    func isAllowed(in tenant: UUID) -> PostgresQuery {
        """
        NOT EXISTS (SELECT FROM suppression WHERE tenant_id = \(tenant) AND token = ANY (\(suppression))
            AND purpose_code = \(ReductionPlan.everything))
        """
    }

    /// Common table expressions that bring the rows of the subject in `changed (id)` up to date, those under a former index
    /// key too: the row's digest speaks of the tokens that are made now.
    func expressions(_ kind: SubjectKind, tenant: UUID) -> PostgresQuery {
        let (table, column) = kind.contacts
        return """
            dropped AS (
                DELETE FROM \(fragment: table) c USING changed WHERE c.tenant_id = \(tenant)
                    AND c.\(fragment: column) = changed.id AND NOT EXISTS (
                        SELECT FROM unnest(\(tokens.map(\.id)), \(tokens.map(\.version))) AS k (id, version)
                        WHERE k.id = c.id AND k.version = c.index_version)
            ), added AS (
                INSERT INTO \(fragment: table) (tenant_id, \(fragment: column), id, kind, index_version, token)
                SELECT \(tenant), changed.id, u.id, u.kind, u.version, u.token FROM changed,
                    unnest(\(tokens.map(\.id)), \(tokens.map(\.kind.rawValue)), \(tokens.map(\.version)),
                        \(tokens.map(\.token))) AS u (id, kind, version, token)
                ON CONFLICT DO NOTHING
            )
            """
    }
}
