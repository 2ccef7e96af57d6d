package import Domain
package import Foundation
package import Store

/// Restricts a person's processing, and lifts it again (Art. 18, R-47).
package struct RestrictPerson: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Restricts; when this returns it is durable outside the database too.
    ///
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id, 409 `restricted`.
    package func callAsFunction(
        _ person: UUID, reason: RestrictionReason, by actor: Actor
    ) async throws -> StoredRestriction {
        try actor.require(.peopleRestrict)
        let restriction = try await store.scoped(to: actor).restrict(person, reason: reason)
        try await store.note(restriction: restriction, tenant: actor.tenant)
        return restriction
    }

    /// Lifts the restriction that stands.
    ///
    /// `notifiedAt`: When the person was told that it ends; nil refuses.
    /// - Throws: `Refusal` 404 where nothing is restricted or the caller does not see it, `notice-before-lifting`.
    package func lift(_ person: UUID, notifiedAt: Date?, by actor: Actor) async throws -> StoredRestriction {
        try actor.require(.peopleRestrict)
        let scope = store.scoped(to: actor)
        _ = try await scope.version(of: person)
        guard let notifiedAt else {
            guard try await scope.restriction(of: person) != nil else {
                throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such restriction.")
            }
            throw Refusal.noticeBeforeLifting
        }
        return try await scope.lift(person, notifiedAt: notifiedAt)
    }

    /// The restriction that stands on a person; nil where none does.
    ///
    /// - Throws: `Refusal` 404.
    package func standing(on person: UUID, by actor: Actor) async throws -> StoredRestriction? {
        try actor.require(.peopleRead)
        let scope = store.scoped(to: actor)
        _ = try await scope.version(of: person)
        return try await scope.restriction(of: person)
    }
}
