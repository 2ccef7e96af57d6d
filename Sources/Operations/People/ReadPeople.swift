package import Domain
package import Foundation
package import Store

/// Reads people; every one read stands in the read log.
package struct ReadPeople: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// One person.
    ///
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id alike.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredPerson {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).person(id)
    }

    /// A page, newest first, and where the next one begins.
    ///
    /// `limit`: 1–200.
    package func page(
        after cursor: PersonCursor?, limit: Int, by actor: Actor
    ) async throws -> (people: [StoredPerson], next: PersonCursor?) {
        try actor.require(.peopleRead)
        let people = try await store.scoped(to: actor).people(after: cursor, limit: limit + 1)
        guard people.count > limit, let last = people.prefix(limit).last else { return (people, nil) }
        return (Array(people.prefix(limit)), PersonCursor(createdAt: last.createdAt, id: last.id))
    }

    /// People with exactly this e-mail address or telephone number, in any notation.
    package func with(_ value: String, _ kind: ContactPointKind, by actor: Actor) async throws -> [StoredPerson] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).people(with: value, kind)
    }

    /// Why a person is kept.
    package func grounds(of person: UUID, by actor: Actor) async throws -> [StoredGround] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).grounds(of: person)
    }
}
