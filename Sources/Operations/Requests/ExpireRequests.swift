import Domain
package import Store

/// Forgets requests of which nobody showed in time that they were hers, and those whose proof has had its time.
package struct ExpireRequests: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Forgets what is due in every tenant; answers how many there were.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        try await store.sweepEveryTenant { scope, tenant in
            try await scope.expireRequests(
                proof: RequestRule.proofBound(at: store.clock.now, in: tenant.timeZone))
        }
    }
}
