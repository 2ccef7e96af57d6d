package import Domain
package import Store

/// Holds consents against what proves them: every projected state against its history, every kept text against its
/// address, every readable event of the lanes against its commitment.
package struct VerifyConsents: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// What was found.
    package func callAsFunction(by actor: Actor) async throws -> ConsentReport {
        try actor.require(.auditRead)
        return try await store.scoped(to: actor).verifyConsents()
    }
}
