package import Domain
package import Foundation
package import Store

/// Keeps somebody's data from being erased, for claims, and ends that again (Art. 17(3)(e) GDPR, R-57).
package struct HoldPerson: Sendable {
    private let store: Store
    private let due: EraseWhenDue

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        due = EraseWhenDue(store, declaration: declaration)
    }

    /// Places a hold, or moves the review of the one that stands for the same reason; when this returns it is durable outside
    /// the database too.
    ///
    /// `reviewOn`: When it is looked at again; nil for the latest day there may be.
    /// - Throws: `Refusal` 404, or naming `reviewOn`.
    package func callAsFunction(
        _ person: UUID, reason: LegalHold.Reason, reviewOn: CalendarDay? = nil, by actor: Actor
    ) async throws -> StoredHold {
        try actor.require(.retentionManage)
        let scope = store.scoped(to: actor)
        _ = try await scope.version(of: person)
        let tenant = try await store.tenant(actor.tenant)
        let today = CalendarDay(store.clock.now, in: tenant.timeZone)
        let review = try LegalHold.review(reviewOn, today: today)
        let hold = try await scope.place(
            LegalHold(id: UUID(), reason: reason, owner: actor.member, reviewOn: review), on: person)
        try await store.note(hold: hold, tenant: actor.tenant)
        return hold
    }

    /// Whether lifting the hold that stands for a reason would erase her: nothing else carries her or stops it.
    ///
    /// - Throws: `Refusal` 404 where there is no such person.
    package func wouldErase(_ person: UUID, lifting reason: LegalHold.Reason, by actor: Actor) async throws -> Bool {
        try actor.require(.retentionManage)
        let scope = store.scoped(to: actor)
        let facts = try await scope.erasureFacts(of: person)
        let holds = facts.holds.filter(\.isLiving)
        guard !holds.isEmpty, holds.allSatisfy({ $0.reason == reason }),
            ErasurePlanner.isDue(facts.grounds, at: store.clock.now)
        else { return false }
        return try await !scope.isRestrictedForHerself(person)
    }

    /// Lifts the hold that stands for a reason; whom nothing else carries is erased when this returns.
    ///
    /// - Throws: `Refusal` 404 where there is no such person or hold.
    package func lift(
        _ person: UUID, reason: LegalHold.Reason, by actor: Actor
    ) async throws -> (hold: StoredHold, erasure: StoredErasure?) {
        try actor.require(.retentionManage)
        let scope = store.scoped(to: actor)
        _ = try await scope.version(of: person)
        let hold = try await scope.liftHold(reason, of: person)
        try await store.note(hold: hold, tenant: actor.tenant)
        if case .erased(let erasure) = try await due(person, in: actor.tenant) { return (hold, erasure) }
        return (hold, nil)
    }
}
