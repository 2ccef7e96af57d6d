import Domain
import Foundation
import Postgres

/// What the owner of a suppressed address has asked for again: an exception for one purpose, until she takes it back.
extension TenantScope {
    /// The statement that lifts the suppression of addresses, by their tokens, for some purposes.
    func lift(_ tokens: [[UInt8]], for purposes: [String], at moment: Date) -> PostgresQuery {
        """
        WITH made AS (
            INSERT INTO suppression_lift (tenant_id, token, purpose_code, since)
            SELECT \(tenant), t.token, p.code, \(moment)
            FROM unnest(\(tokens)) AS t (token), unnest(\(purposes)) AS p (code)
            ON CONFLICT (tenant_id, token, purpose_code) DO UPDATE SET since = EXCLUDED.since RETURNING *
        )
        \(fragment: audit("suppression.lift", .suppressionLift, written: "made r"))
        """
    }

    /// The statement that takes exceptions away again: those that a suppression of `tokens` for `purposes`, which run in
    /// parallel, reaches.
    func unlift(_ tokens: [[UInt8]], for purposes: [String]) -> PostgresQuery {
        """
        WITH gone AS (
            DELETE FROM suppression_lift l USING unnest(\(tokens), \(purposes)) AS u (token, purpose)
            WHERE l.tenant_id = \(tenant) AND l.token = u.token AND \(fragment: reaches) RETURNING l.*
        )
        \(fragment: audit("suppression.restore", .suppressionLift, gone: "gone r"))
        """
    }

    /// A condition: the suppression `u` for a purpose reaches the exception `suppression_lift l`.
    var reaches: PostgresQuery {
        """
        (u.purpose IN (\(ReductionPlan.everything), l.purpose_code)
            OR u.purpose = \(ReductionPlan.everyMarketing) AND EXISTS (SELECT FROM purpose p
                WHERE p.tenant_id = \(tenant) AND p.code = l.purpose_code AND p.marketing))
        """
    }

    /// A condition: the owner of the address `token` has not asked again for `purpose`; both are columns of the query.
    static func isNotLifted(_ tenant: UUID, token: PostgresQuery, purpose: PostgresQuery) -> PostgresQuery {
        """
        NOT EXISTS (SELECT FROM suppression_lift l WHERE l.tenant_id = \(tenant) AND l.token = \(fragment: token)
            AND l.purpose_code = \(fragment: purpose))
        """
    }
}
