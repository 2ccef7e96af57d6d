import Domain
import FoundationEssentials
package import Store

/// Turns a cookie or bearer secret into an actor.
package struct ResolveCredential: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The living session behind the hash of a cookie's value; nil for anything else.
    package func session(_ hash: [UInt8]) async throws -> Credential? {
        guard let credential = try await store.node.session(hash, idle: LogIn.idle) else { return nil }
        // Five minutes late is near enough for a limit of two hours, and keeps reads from becoming writes.
        if let seen = credential.seenAt, store.clock.now.timeIntervalSince(seen) > 300 {
            try await store.scoped(to: credential.actor).touchSession(credential.id)
        }
        return credential
    }

    /// The living API token behind the hash of `obh_…`; nil for anything else.
    package func token(_ hash: [UInt8]) async throws -> Credential? {
        try await store.node.token(hash)
    }
}
