import Domain
import Foundation
import Postgres

/// The parts of an insert that every kind of subject has.
enum SubjectInsert {
    /// The common table expression `blocked (id)`: subjects with an address that is suppressed for what they are kept for.
    static func blocked(
        _ tenant: UUID, _ tokens: [(subject: UUID, token: [UInt8], purpose: String)]
    ) -> PostgresQuery {
        "blocked AS (\(fragment: suppressed(tenant, tokens)))"
    }

    /// Subjects with an address that is suppressed for their purpose: as such, or by what reaches it besides others.
    static func suppressed(
        _ tenant: UUID, _ tokens: [(subject: UUID, token: [UInt8], purpose: String)]
    ) -> PostgresQuery {
        """
        SELECT u.id FROM unnest(\(tokens.map(\.subject)), \(tokens.map(\.token)), \(tokens.map(\.purpose)))
            AS u (id, token, purpose)
        JOIN suppression s ON s.tenant_id = \(tenant) AND s.token = u.token
        WHERE (s.purpose_code IN (\(ReductionPlan.everything), u.purpose) OR s.purpose_code = \(ReductionPlan.everyMarketing)
                AND EXISTS (SELECT FROM purpose p WHERE p.tenant_id = \(tenant) AND p.code = u.purpose AND p.marketing))
            AND \(fragment: TenantScope.isNotLifted(tenant, token: "u.token", purpose: "u.purpose"))
        """
    }

    /// Common table expressions that store subject, key and ground of each row of `draft (id, ground_id, epoch, wrapped,
    /// purpose, basis, since, until, end_rule, sealed_ground)`.
    static func rows(_ kind: SubjectKind, tenant: UUID) -> PostgresQuery {
        """
        new_subject AS (
            INSERT INTO subject (tenant_id, id, kind, state) SELECT \(tenant), id, \(kind.rawValue), 'active' FROM draft
        ), new_key AS (
            INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
            SELECT \(tenant), id, 1, 0, 1, epoch, wrapped FROM draft
        ), new_ground AS (
            INSERT INTO processing_ground (tenant_id, id, subject_id, purpose_code, legal_basis, since, until, end_rule,
                seal_version, sealed)
            SELECT \(tenant), ground_id, id, purpose, basis, since, until, end_rule, 1, sealed_ground FROM draft
        )
        """
    }

    /// The common table expression that stores the tokens of subjects that are not blocked.
    static func contacts(
        _ kind: SubjectKind, tenant: UUID, _ tokens: [(subject: UUID, token: ContactToken)]
    )
        -> PostgresQuery
    {
        let (table, column) = kind.contacts
        return """
            new_contact AS (
                INSERT INTO \(fragment: table) (tenant_id, \(fragment: column), id, kind, index_version, token)
                SELECT \(tenant), u.subject, u.id, u.kind, u.version, u.token
                FROM unnest(\(tokens.map(\.subject)), \(tokens.map(\.token.id)), \(tokens.map(\.token.kind.rawValue)),
                    \(tokens.map(\.token.version)), \(tokens.map(\.token.token)))
                    AS u (subject, id, kind, version, token)
                WHERE NOT EXISTS (SELECT FROM blocked WHERE blocked.id = u.subject)
            )
            """
    }
}
