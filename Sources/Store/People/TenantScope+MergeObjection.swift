import Domain
import Foundation
import Postgres

extension TenantScope {
    /// The objection of the second of two joined records, declared for the first one, whose consents have come together by
    /// now; nil where there was none, or the first one has its own.
    func carriedObjection(
        from dropped: UUID, to kept: UUID, _ index: ContactIndex, _ transaction: PostgresTransaction
    ) async throws -> StoredReduction? {
        let rows = try await transaction.query(
            """
            SELECT 1 FROM reduction o WHERE o.tenant_id = \(tenant) AND o.subject_id = \(dropped) AND o.ends_marketing
                AND NOT EXISTS (SELECT FROM reduction k WHERE k.tenant_id = \(tenant) AND k.subject_id = \(kept)
                    AND k.ends_marketing)
            LIMIT 1
            """)
        if rows.isEmpty { return nil }
        let marketing = try await transaction.query(
            "SELECT code FROM purpose WHERE tenant_id = \(tenant) AND marketing ORDER BY code"
        ).map { try $0.decode(String.self) }
        let order = ReductionOrder(
            .objection, of: kept, scope: ReductionScope(purposes: Set(marketing), channels: nil), source: nil)
        return try await apply(order, index, transaction).reduction
    }
}
