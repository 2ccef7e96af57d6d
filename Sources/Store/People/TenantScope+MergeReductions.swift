import Domain
import Foundation
import Postgres

/// A no that was said to one of two joined records is said to what they have become.
extension TenantScope {
    /// Declares for the first record what was withdrawn or objected to at either: its consents have come together by now, and
    /// one that was given to the other record before is withdrawn with them. What the second one withdrew is declared even where
    /// no consent ends by it: advertising without consent asks for the no itself. Answers what had to be declared anew.
    func carriedReductions(
        from dropped: UUID, to kept: UUID, _ index: ContactIndex, _ transaction: PostgresTransaction
    ) async throws -> [StoredReduction] {
        let objected = try await transaction.query(
            """
            SELECT subject_id FROM reduction WHERE tenant_id = \(tenant) AND subject_id = ANY (\([dropped, kept]))
                AND ends_marketing
            """
        ).map { try $0.decode(UUID.self) }
        var carried: [StoredReduction] = []
        if !objected.isEmpty {
            let marketing = try await transaction.query(
                "SELECT code FROM purpose WHERE tenant_id = \(tenant) AND marketing ORDER BY code"
            ).map { try $0.decode(String.self) }
            let order = ReductionOrder(
                .objection, of: kept, scope: ReductionScope(purposes: Set(marketing), channels: nil), source: nil)
            carried += try await apply(order, index, evenForNothing: !objected.contains(kept), transaction)
        }
        for scope in try await withdrawn(from: dropped, to: kept, transaction) {
            let order = ReductionOrder(.withdrawal, of: kept, scope: scope, source: nil)
            carried += try await apply(order, index, evenForNothing: false, transaction)
        }
        for scope in try await unsaid(from: dropped, to: kept, transaction) {
            let order = ReductionOrder(.withdrawal, of: kept, scope: scope, source: nil)
            carried += try await apply(order, index, evenForNothing: true, transaction)
        }
        return carried
    }

    /// What withdrawals of either record reach that was given to the other one before.
    private func withdrawn(
        from dropped: UUID, to kept: UUID, _ transaction: PostgresTransaction
    ) async throws -> [ReductionScope] {
        try await transaction.query(
            """
            SELECT DISTINCT r.purposes, r.channels FROM reduction r
            JOIN consent c ON c.tenant_id = r.tenant_id AND c.subject_id = \(kept) AND c.since <= r.at
                AND c.state = ANY (\(ConsentColumns.permitting))
                AND (r.purposes = '{}' OR c.purpose_code = ANY (r.purposes))
                AND (r.channels = '{}' OR c.channel = ANY (r.channels))
            WHERE r.tenant_id = \(tenant) AND r.subject_id = ANY (\([dropped, kept])) AND r.kind = 'withdrawal'
            """
        ).map { row in
            let (purposes, channels) = try row.decode([String].self, [String].self)
            return ReductionScope(purposes: purposes, channels: channels)
        }
    }

    /// What was withdrawn at the second record and not yet at the first one, without the purposes that either was asked for
    /// since: her later word stands.
    private func unsaid(
        from dropped: UUID, to kept: UUID, _ transaction: PostgresTransaction
    ) async throws -> [ReductionScope] {
        let open = [ConsentState.requested, .given, .renewed].map(\.rawValue)
        return try await transaction.query(
            """
            WITH said AS (
                SELECT r.purposes, r.channels, max(r.at) AS at FROM reduction r
                WHERE r.tenant_id = \(tenant) AND r.subject_id = \(dropped) AND r.kind = 'withdrawal' AND NOT EXISTS (
                    SELECT FROM reduction k WHERE k.tenant_id = \(tenant) AND k.subject_id = \(kept)
                        AND k.kind = 'withdrawal' AND k.purposes = r.purposes AND k.channels = r.channels)
                GROUP BY r.purposes, r.channels
            )
            SELECT said.purposes, said.channels,
                ARRAY(SELECT c.purpose_code FROM consent c WHERE c.tenant_id = \(tenant) AND c.subject_id = \(kept)
                    AND c.since > said.at AND c.state = ANY (\(open))
                    AND (said.channels = '{}' OR c.channel = ANY (said.channels))),
                ARRAY(SELECT code FROM purpose WHERE tenant_id = \(tenant) AND marketing ORDER BY code)
            FROM said
            """
        ).compactMap { row in
            let (purposes, channels, later, marketing) = try row.decode(
                [String].self, [String].self, [String].self, [String].self)
            if later.isEmpty { return ReductionScope(purposes: purposes, channels: channels) }
            let left = Set(purposes.isEmpty ? marketing : purposes).subtracting(later).sorted()
            return left.isEmpty ? nil : ReductionScope(purposes: left, channels: channels)
        }
    }

    private func apply(
        _ order: ReductionOrder, _ index: ContactIndex, evenForNothing: Bool, _ transaction: PostgresTransaction
    ) async throws -> [StoredReduction] {
        if !evenForNothing {
            let answers = try await transaction.pipeline(FoundConsents.statements(order.person, tenant, at: now))
            let plan = plan(order, try FoundConsents(answers, person: order.person, vault: vault))
            if plan.changesNothing { return [] }
        }
        let result = try await apply(order, index, transaction)
        return result.isNew ? [result.reduction] : []
    }
}
