package import Domain
package import Foundation
package import Store

/// Erases people whom nothing carries any more: after the last consent is withdrawn, after a restriction ends.
///
/// It acts as the system, whoever set it off: the erasure is no decision of the member who wrote a withdrawal down.
package struct EraseWhenDue: JobHandler {
    /// What came of it.
    package enum Outcome: Sendable {
        /// There is a reason to keep the data, or nobody there.
        case notDue
        /// The law keeps the data for the time being: a restriction or a hold stands.
        case waiting
        /// Forgotten.
        case erased(StoredErasure)
    }

    /// The jobs it does.
    package let kinds: Set<JobKind> = [.erasureDue]
    /// Erasures at once.
    package let width = 2
    /// Longer than an erasure takes.
    package let lease: TimeInterval = 120

    private let store: Store
    private let declaration: ErasureDeclaration

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        self.declaration = declaration
    }

    /// Does one job. What waits for the end of a restriction is queued again when it is lifted.
    package func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome {
        guard let person = job.reference else { return .failed("no-reference") }
        _ = try await self(person, in: job.tenant)
        return .done
    }

    /// Erases a person if nothing carries her data any more; when this returns, that is durable outside the database too.
    package func callAsFunction(_ person: UUID, in tenant: UUID) async throws -> Outcome {
        let scope = store.scoped(to: .system(in: tenant))
        do {
            let facts = try await scope.erasureFacts(of: person)
            guard ErasurePlanner.isDue(facts.grounds, at: store.clock.now) else { return .notDue }
            let reason = try await reason(facts, person, scope)
            let plan = ErasurePlanner.plan(facts, reason: reason, at: store.clock.now)
            guard plan.isExecutable else {
                if let restriction = try await scope.restrictHeld(person) {
                    try await store.note(restriction: restriction, isHeld: true, tenant: tenant)
                }
                return .waiting
            }
            guard try await !scope.isRestrictedForHerself(person) else { return .waiting }
            let order = ErasureOrder(
                .person, person, reason: reason.rawValue, request: nil, suppress: false, isAutomatic: true)
            let erased = try await scope.erase(order) { [store, declaration] moment in
                try declaration.receipt(
                    of: order, residues: plan.entries.filter { $0.action != .delete }, at: moment, store: store)
            }
            try await store.note(erasure: erased, tenant: tenant)
            return .erased(erased)
        } catch let refusal as Refusal where refusal.kind == .notFound || refusal.kind == .conflict {
            return .notDue
        }
    }

    /// The letter of Art. 17(1) behind it: an objection where that came last, else what ended the last ground.
    private func reason(
        _ facts: ErasureFacts, _ person: UUID, _ scope: TenantScope
    ) async throws -> ErasureReason {
        let last = facts.grounds.max { ($0.endedAt ?? $0.until ?? $0.since) < ($1.endedAt ?? $1.until ?? $1.since) }
        if let reduction = try await scope.latestReduction(of: person), reduction.kind == .objection,
            last?.endedAt.map({ $0 <= reduction.at }) ?? false
        {
            return .objection
        }
        return last.map(ErasurePlanner.reason(afterEndOf:)) ?? .noLongerNeeded
    }
}
