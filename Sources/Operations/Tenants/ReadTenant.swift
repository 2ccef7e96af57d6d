package import Domain
package import Store

/// The business that somebody works for.
package struct ReadTenant: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The actor's own tenant: its name, country and policy; holds no personal value.
    package func callAsFunction(by actor: Actor) async throws -> TenantRecord {
        try await store.tenant(actor.tenant)
    }
}
