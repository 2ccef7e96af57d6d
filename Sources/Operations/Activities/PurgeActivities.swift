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
        try await store.sweepEveryTenant { scope, _ in try await scope.purgeActivities() }
    }
}
