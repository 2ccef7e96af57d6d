package import Domain
package import Foundation
package import Store

/// Joins two records of one person.
package struct MergePeople: Sendable {
    let store: Store
    let declaration: ErasureDeclaration

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        self.declaration = declaration
    }

    /// Both records as they are now, for a preview; the reading of each is noted.
    ///
    /// - Throws: `Refusal` 404 when either is not there, or naming `other` when they are one.
    package func pair(
        _ kept: UUID, _ dropped: UUID, by actor: Actor
    ) async throws -> (kept: StoredPerson, dropped: StoredPerson) {
        try actor.require(.peopleMerge)
        let people = try await store.scoped(to: actor).people([kept, dropped], action: "person.merge")
        guard let first = people.first(where: { $0.id == kept }) else { throw Self.notFound() }
        guard kept != dropped else { throw Self.oneRecord }
        guard let second = people.first(where: { $0.id == dropped }) else { throw Self.notFound("other") }
        return (first, second)
    }

    /// Joins them; the id of the second record answers 404 from then on, and its erasure is durable outside the database.
    ///
    /// - Throws: `Refusal` 404, 412 with a newer version of either, or naming a field when they do not fit into one record.
    package func callAsFunction(_ order: MergeOrder, by actor: Actor) async throws -> StoredPerson {
        try actor.require(.peopleMerge)
        guard order.kept != order.dropped else { throw Self.oneRecord }
        let merged = try await store.scoped(to: actor).merge(order) { [store, declaration] erasure, moment in
            try declaration.receipt(of: erasure, residues: [], at: moment, store: store)
        }
        try await store.note(erasure: merged.erasure, tenant: actor.tenant)
        // Before the restriction: where a hold brought that about, it is replayed as the doing of the hold.
        try await store.note(moved: merged.holds, tenant: actor.tenant)
        for reduction in merged.reductions { try await store.note(reduction: reduction, tenant: actor.tenant) }
        if let restriction = merged.restriction {
            try await store.note(
                restriction: restriction, isHeld: merged.isRestrictionHeld, tenant: actor.tenant)
            return try await store.scoped(to: actor).person(order.kept, action: "person.merge")
        }
        return merged.person
    }

    private static func notFound(_ field: String? = nil) -> Refusal {
        Refusal(.notFound, RefusalCode.notFound, field: field, rule: "There is no such person.")
    }

    private static var oneRecord: Refusal {
        Refusal(.invalid, RefusalCode.notAllowedValue, field: "other", rule: "Another record than this one.")
    }
}
