import Domain
package import Store

/// Removes for good what was deleted from timelines and can no longer be brought back; for maintenance.
package struct PurgeActivities: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Goes through every tenant, also when one fails; answers how many entries went.
    ///
    /// - Throws: The first failure, after all others had their turn.
    package func callAsFunction() async throws -> Int {
        var count = 0
        var failure: (any Error)?
        for tenant in try await store.node.tenants() {
            let scope = store.scoped(
                to: Actor(tenant: tenant.id, member: nil, role: .admin, purpose: "operation", via: .system))
            do {
                while case let gone = try await scope.purgeActivities(), gone > 0 { count += gone }
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return count
    }
}
