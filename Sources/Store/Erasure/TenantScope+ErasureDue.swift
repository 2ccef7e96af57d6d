import Domain
import Foundation
import Postgres

/// Erasures that nobody asks for: they follow from the end of the last reason (D-02).
extension TenantScope {
    /// A from-item with a row where nothing carries a subject's data any more.
    func unfounded(_ subject: UUID) -> PostgresQuery {
        """
        (SELECT 1 WHERE NOT EXISTS (SELECT FROM processing_ground g WHERE g.tenant_id = \(tenant)
            AND g.subject_id = \(subject) AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > \(now)))) AS unfounded
        """
    }

    /// Whether an erasure that follows by itself may still run, now that the subject is locked: no reason has come up since,
    /// and no restriction stands, under which the person may need the data herself (Art. 18(1)(b)(c) GDPR).
    func isStillDue(_ subject: UUID, _ transaction: PostgresTransaction) async throws -> Bool {
        let rows = try await transaction.query(
            """
            SELECT 1 FROM \(fragment: unfounded(subject)) WHERE EXISTS (SELECT FROM subject s WHERE s.tenant_id = \(tenant)
                AND s.id = \(subject) AND s.state = 'active')
            """)
        return !rows.isEmpty
    }
}
