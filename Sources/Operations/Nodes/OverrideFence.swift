package import Domain
package import Foundation
package import Store

/// Lets a node serve although its database has lost reductions: the one way round the replay, durably logged.
package struct OverrideFence: Sendable {
    private let store: Store

    /// Works on this store, as the owner role.
    package init(_ store: Store) { self.store = store }

    /// Overrides the fence as it stands now; what is lost later fences again.
    ///
    /// - Parameters:
    ///   - reason: A reference such as a ticket number; no names.
    ///   - actor: Who answers for it, in each tenant.
    /// - Returns: The fence as it stood; one that is not closed is left as it is.
    /// - Throws: `PostgresError`, `VaultError`; the fence stands then.
    package func callAsFunction(reason: String, by actor: (UUID) -> Actor) async throws -> Fence {
        let fence = try await store.fence()
        if fence.isClosed { try await store.override(fence, reason: reason, by: actor) }
        return fence
    }
}
