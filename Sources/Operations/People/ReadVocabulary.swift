package import Domain
package import Store

/// The tags and fields that a tenant made for its people.
package struct ReadVocabulary: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// All of them.
    package func callAsFunction(by actor: Actor) async throws -> PersonVocabulary {
        try actor.require(.peopleRead)
        return try await store.vocabulary(of: actor.tenant)
    }
}
