package import Domain
package import Foundation
package import Store

/// Takes withdrawals and objections down, at once and in every state (Art. 7(3), 21 GDPR).
package struct ReduceConsents: Sendable {
    /// What a withdrawal or an objection led to.
    package struct Outcome: Sendable {
        /// The reduction on record; an earlier one where this one changed nothing.
        package let reduction: StoredReduction
        /// What it ended.
        package let plan: ReductionPlan
        /// What became of the person's data.
        package let erasure: EraseWhenDue.Outcome
    }

    let store: Store
    let due: EraseWhenDue

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        due = EraseWhenDue(store, declaration: declaration)
    }

    /// What it would end; changes nothing.
    ///
    /// - Throws: `Refusal` 404, or naming `purposes` or `channels`.
    package func plan(
        _ kind: ReductionKind, of person: UUID, purposes: [String]?, channels: [String]?, by actor: Actor
    ) async throws -> ReductionPlan {
        try actor.require(.consentsWrite)
        let scope = try await scope(purposes, channels, actor)
        return try await store.scoped(to: actor).plan(
            ReductionOrder(kind, of: person, scope: scope, source: nil))
    }

    /// Ends what it reaches. When this returns it holds everywhere on this node and is durable outside the database too; where
    /// no other reason remains, the person is erased.
    ///
    /// `purposes`, `channels`: nil for all of them.
    /// `source`: What was said about where it comes from.
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id, or naming `purposes`, `channels` or `source`.
    package func callAsFunction(
        _ kind: ReductionKind, of person: UUID, purposes: [String]?, channels: [String]?, source: String?,
        by actor: Actor
    ) async throws -> Outcome {
        try actor.require(.consentsWrite)
        let scope = try await scope(purposes, channels, actor)
        let source = try TextRule.clean(source, maximum: 500, at: "source")
        return try await carryOut(ReductionOrder(kind, of: person, scope: scope, source: source), actor)
    }

    /// Withdraws what the holder of a link may take back by it: every purpose of direct marketing on its channel (RFC 8058).
    ///
    /// `source`: Where it comes from, in words for the history.
    /// - Throws: `Refusal` 404 where the person is gone.
    func marketing(of person: UUID, on channel: Channel, source: String, by visitor: Actor) async throws {
        let purposes = try await store.purposes(of: visitor.tenant).filter(\.marketing).map(\.code)
        if purposes.isEmpty { return }
        let scope = ReductionScope(purposes: Set(purposes), channels: [channel])
        _ = try await carryOut(
            ReductionOrder(.withdrawal, of: person, scope: scope, origin: .subject, source: source), visitor)
    }

    /// Withdraws some purposes on every channel, as the person herself does on the page that a link leads to.
    func purposes(_ purposes: Set<String>, of person: UUID, source: String, by visitor: Actor) async throws {
        if purposes.isEmpty { return }
        let scope = ReductionScope(purposes: purposes, channels: nil as Set<Channel>?)
        _ = try await carryOut(
            ReductionOrder(.withdrawal, of: person, scope: scope, origin: .subject, source: source), visitor)
    }

    /// Takes an objection of the person herself down, to everything that can be objected to (Art. 21 GDPR).
    func objection(of person: UUID, source: String, by actor: Actor) async throws {
        _ = try await carryOut(
            ReductionOrder(.objection, of: person, scope: .everything, origin: .subject, source: source), actor)
    }

    private func carryOut(_ order: ReductionOrder, _ actor: Actor) async throws -> Outcome {
        let (reduction, plan, isNew) = try await store.scoped(to: actor).reduce(order)
        try await store.note(reduction: reduction, tenant: actor.tenant, isRepeat: !isNew)
        let erasure: EraseWhenDue.Outcome =
            try await plan.leavesGround ? .notDue : due(order.person, in: actor.tenant)
        return Outcome(reduction: reduction, plan: plan, erasure: erasure)
    }

    private func scope(_ purposes: [String]?, _ channels: [String]?, _ actor: Actor) async throws -> ReductionScope {
        try ReductionScope(
            purposes: purposes, channels: channels, among: try await store.purposes(of: actor.tenant))
    }
}
