import Domain
import Foundation
import Postgres

/// Putting work into the queue, in the transaction of the change that asks for it.
extension TenantScope {
    /// The statement that queues a job, due at once.
    func queue(_ kind: JobKind, reference: UUID) -> PostgresQuery {
        """
        INSERT INTO job (tenant_id, id, kind, due, reference, created_at)
        VALUES (\(tenant), \(UUID()), \(kind.rawValue), \(now), \(reference), \(now))
        """
    }

    /// Queues a job once for each row that `source`, a query of the same statement, answers.
    func queue(_ kind: JobKind, reference: UUID, forEach source: PostgresQuery) -> PostgresQuery {
        """
        INSERT INTO job (tenant_id, id, kind, due, reference, created_at)
        SELECT \(tenant), gen_random_uuid(), \(kind.rawValue), \(now), \(reference), \(now) FROM \(fragment: source)
        """
    }
}
