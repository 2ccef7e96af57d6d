package import Domain
package import Store

/// What a tenant may keep people's data for.
package struct ReadPurposes: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// All purposes, by code.
    package func callAsFunction(by actor: Actor) async throws -> [PurposeRules] {
        try actor.require(.settingsRead)
        return try await store.purposes(of: actor.tenant)
    }
}
