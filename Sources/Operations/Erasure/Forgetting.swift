import Domain
import Foundation
import Store

/// Plans and carries out the erasure of any subject (Art. 17).
struct Forgetting: Sendable {
    let store: Store
    let declaration: ErasureDeclaration
    let kind: SubjectKind

    /// What an erasure would do, line by line; changes nothing.
    ///
    /// - Throws: `Refusal` 404.
    func plan(_ subject: UUID, reason: ErasureReason, by actor: Actor) async throws -> ErasurePlan {
        try actor.require(.peopleRead)
        let facts = try await store.scoped(to: actor).erasureFacts(of: subject, kind)
        return ErasurePlanner.plan(facts, reason: reason, at: store.clock.now)
    }

    /// Forgets a subject and signs for it; when this returns, level L0 is reached and durable outside the database too.
    ///
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id, `legal-hold` while one stands.
    func callAsFunction(
        _ subject: UUID, reason: ErasureReason, suppress: Bool, request: UUID?, by actor: Actor
    ) async throws -> StoredErasure {
        try actor.require(.peopleErase)
        let scope = store.scoped(to: actor)
        let plan = ErasurePlanner.plan(
            try await scope.erasureFacts(of: subject, kind), reason: reason, at: store.clock.now)
        try plan.checkExecutable()
        let order = ErasureOrder(kind, subject, reason: reason.rawValue, request: request, suppress: suppress)
        let erased = try await scope.erase(order) { moment in
            try declaration.receipt(
                of: order, residues: plan.entries.filter { $0.action != .delete }, at: moment, store: store)
        }
        try await store.note(erasure: erased, tenant: actor.tenant)
        return erased
    }
}
