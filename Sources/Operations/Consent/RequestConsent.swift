package import Domain
package import Foundation
package import Store

/// Takes down what staff state about a consent: whatever it is, a request (decision 0018).
package struct RequestConsent: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Records the request and answers the consent as it then stands.
    ///
    /// - Throws: `Refusal` naming the field and the rule; nothing is recorded then.
    package func callAsFunction(_ entry: ConsentEntry, of person: UUID, by actor: Actor) async throws -> StoredConsent {
        try actor.require(.consentsWrite)
        let gate = try await Gate(store, actor, entry: .api)
        let checked = try entry.checked(
            gate.purposes.first { $0.code == entry.purpose }, now: gate.now, zone: gate.zone)
        return try await store.scoped(to: actor).request(checked, of: person)
    }
}
