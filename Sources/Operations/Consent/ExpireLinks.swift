package import Store

/// Forgets links to preferences whose week is over.
package struct ExpireLinks: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Forgets what is due in every tenant; answers how many there were.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        var total = 0
        for tenant in try await store.node.tenants() {
            let scope = store.scoped(to: .system(in: tenant.id))
            while true {
                let count = try await scope.expireLinks()
                total += count
                if count == 0 { break }
            }
        }
        return total
    }
}
