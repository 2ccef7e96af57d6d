package import Domain
package import Foundation
package import Store

/// Ends a session on the server.
package struct LogOut: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Ends the session; an ended one stays ended.
    package func callAsFunction(session: UUID, by actor: Actor) async throws {
        try await store.scoped(to: actor).closeSession(session)
    }
}
