package import Domain
package import Foundation
package import Store

/// Reads people's consents; every reading stands in the read log.
package struct ReadConsents: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Every consent of a person, by purpose, channel and address.
    ///
    /// - Throws: `Refusal` 404.
    package func of(_ person: UUID, by actor: Actor) async throws -> [StoredConsent] {
        try actor.require(.consentsRead)
        return try await store.scoped(to: actor).consents(of: person)
    }

    /// How a person's consents came to stand where they do, newest first.
    ///
    /// `after`: the last event of the previous page. `limit`: 1–201.
    /// - Throws: `Refusal` 404.
    package func history(
        of person: UUID, after: (at: Date, id: UUID)? = nil, limit: Int, by actor: Actor
    ) async throws -> [StoredConsentEvent] {
        try actor.require(.consentsRead)
        return try await store.scoped(to: actor).consentHistory(of: person, after: after, limit: limit)
    }
}
