import Domain
import Foundation
import Postgres

/// How sign-ups come to their end; the address and the key go with it.
extension TenantScope {
    /// Common table expressions that end the sign-ups in `due (id)`, already locked, as `state`; they are `ended` afterwards.
    func signupEnding(_ state: StoredSignup.State, _ action: String) -> PostgresQuery {
        let isConfirmed = state == .confirmed
        let today = "\(CalendarDay(now, in: .gmt))"
        return """
            ended AS (
                UPDATE pending_signup p SET state = \(state.rawValue), subject_id = NULL, address_token = NULL,
                    index_version = NULL, purposes = '{}', wordings = '{}', notices = '{}', ended_at = \(now), sealed = NULL
                FROM due WHERE p.tenant_id = \(tenant) AND p.id = due.id RETURNING p.*
            ), noted AS (
                \(fragment: audit(action, .pendingSignup, written: "ended r"))
            ), key AS (
                DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT id FROM ended)
            ), gone AS (
                DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT id FROM ended)
            ), counted AS (
                INSERT INTO signup_count (tenant_id, form_id, day, confirmed, expired)
                SELECT \(tenant), form_id, (\(today)::text)::date, CASE WHEN \(isConfirmed) THEN count(*) ELSE 0 END,
                    CASE WHEN \(isConfirmed) THEN 0 ELSE count(*) END
                FROM ended GROUP BY form_id
                ON CONFLICT (tenant_id, form_id, day) DO UPDATE SET confirmed = signup_count.confirmed + EXCLUDED.confirmed,
                    expired = signup_count.expired + EXCLUDED.expired
            )
            """
    }

    /// Forgets up to 500 addresses that nobody confirmed in time, leaving a count (R-17), and as many sign-ups that ended so
    /// long ago that nothing is known of their links any more; answers how many there were.
    package func expireSignups() async throws -> Int {
        let unsent = now.addingTimeInterval(-FrontDoorRule.unsentPeriod)
        let forgotten = now.addingTimeInterval(-FrontDoorRule.endedPeriod)
        let rows = try await write(
            .signupExpire,
            """
            WITH due AS (
                SELECT p.id FROM pending_signup p WHERE p.tenant_id = \(tenant)
                    AND (p.state = \(StoredSignup.State.sent.rawValue) AND p.expires_at <= \(now)
                        OR p.state = \(StoredSignup.State.waiting.rawValue) AND p.requested_at <= \(unsent))
                ORDER BY p.id LIMIT 500 FOR UPDATE SKIP LOCKED
            ), \(fragment: signupEnding(.expired, "signup.expire"))
            SELECT id FROM ended
            """,
            """
            WITH forgotten AS (
                DELETE FROM pending_signup WHERE tenant_id = \(tenant) AND id IN (
                    SELECT id FROM pending_signup WHERE tenant_id = \(tenant) AND ended_at <= \(forgotten)
                    ORDER BY ended_at LIMIT 500)
                RETURNING *
            ), noted AS (
                \(fragment: audit("signup.forget", .pendingSignup, gone: "forgotten r"))
            )
            SELECT id FROM forgotten
            """)
        return rows.reduce(0) { $0 + $1.count }
    }

    /// The statement that forgets sign-ups for which `condition` holds: an erasure reaches whoever signed up, too.
    func forgetSignups(_ condition: PostgresQuery) -> PostgresQuery {
        """
        WITH dropped AS (
            DELETE FROM pending_signup WHERE tenant_id = \(tenant) AND \(fragment: condition) RETURNING *
        ), noted AS (
            \(fragment: audit("signup.erase", .pendingSignup, gone: "dropped r"))
        ), key AS (
            DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM dropped)
        )
        DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT subject_id FROM dropped)
        """
    }
}
