import Domain
package import Store

/// Removes for good what was deleted from timelines and can no longer be brought back; for maintenance.
package struct PurgeActivities: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Goes through every tenant; answers how many entries went.
    package func callAsFunction() async throws -> Int {
        var count = 0
        for tenant in try await store.node.tenants() {
            let scope = store.scoped(
                to: Actor(tenant: tenant.id, member: nil, role: .admin, purpose: "operation", via: .system))
            while case let gone = try await scope.purgeActivities(), gone > 0 { count += gone }
        }
        return count
    }
}
