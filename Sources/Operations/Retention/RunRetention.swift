import Domain
package import Foundation
package import Store

/// Erases whom nothing carries any more because time has passed: consents that expired, terms that are over;
/// and destroys the proof of those erased long ago, when its own term is over.
package struct RunRetention: Sendable {
    /// What becomes of one person.
    package enum State: String, Sendable {
        /// Would be erased now; what a look ahead says.
        case due
        /// Is erased.
        case erased
        /// A restriction or a hold stands.
        case waiting
        /// A reason has come up meanwhile.
        case kept
    }

    /// One person.
    package struct Item: Sendable, Equatable {
        /// Her id.
        package let person: UUID
        /// What became of her.
        package let state: State
        /// The erasure's id, where there is one.
        package let erasure: UUID?
    }

    /// What was done in one tenant.
    package struct Outcome: Sendable {
        /// Whose people.
        package let tenant: TenantRecord
        /// The first thousand, by id.
        package internal(set) var items: [Item] = []
        /// How many came out how.
        package internal(set) var counts: [State: Int] = [:]
        /// Of how many erased people the proof went, its term being over; with a look ahead, of how many it would.
        package internal(set) var proofs = 0

        /// How many came out so.
        package func count(_ state: State) -> Int { counts[state] ?? 0 }

        mutating func add(_ item: Item) {
            counts[item.state, default: 0] += 1
            if items.count < RunRetention.listed { items.append(item) }
        }
    }

    /// So many are listed one by one; all are counted.
    package static let listed = 1_000
    /// People looked up at once.
    private static let page = 500

    private let store: Store
    private let due: EraseWhenDue

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        due = EraseWhenDue(store, declaration: declaration)
    }

    /// Erases what is due in a tenant; with `isDryRun` it only looks. It may be ended at any moment and given again.
    ///
    /// - Throws: `Refusal`, `StoreError`; whoever was erased before stays erased.
    package func callAsFunction(in tenant: TenantRecord, isDryRun: Bool = false) async throws -> Outcome {
        var outcome = Outcome(tenant: tenant)
        // Whoever is only half taken in has grounds that are still to come.
        guard try await !store.isBeingTakenIn(tenant) else { return outcome }
        let scope = store.scoped(to: .system(in: tenant.id))
        let moment = store.clock.now
        var last: UUID?
        while true {
            let people = try await scope.peopleEnded(by: moment, after: last, limit: Self.page)
            for person in people { outcome.add(try await item(person, tenant, isDryRun)) }
            guard people.count == Self.page, let next = people.last else { break }
            last = next.id
        }
        outcome.proofs = try await DestroyProof(store)(in: tenant, isDryRun: isDryRun)
        return outcome
    }

    private func item(_ person: EndedPerson, _ tenant: TenantRecord, _ isDryRun: Bool) async throws -> Item {
        if person.isRestricted { return Item(person: person.id, state: .waiting, erasure: nil) }
        if isDryRun { return Item(person: person.id, state: person.isHeld ? .waiting : .due, erasure: nil) }
        return switch try await due(person.id, in: tenant.id) {
        case .erased(let erasure): Item(person: person.id, state: .erased, erasure: erasure.id)
        case .waiting: Item(person: person.id, state: .waiting, erasure: nil)
        case .notDue: Item(person: person.id, state: .kept, erasure: nil)
        }
    }
}
