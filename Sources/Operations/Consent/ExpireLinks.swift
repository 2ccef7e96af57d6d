package import Store

/// Forgets links to preferences whose week is over.
package struct ExpireLinks: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Forgets what is due in every tenant; answers how many there were.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        try await store.sweepEveryTenant { scope, _ in try await scope.expireLinks() }
    }
}
