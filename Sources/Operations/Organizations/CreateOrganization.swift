package import Domain
package import Foundation
package import Store

/// Stores an organisation, if there is a reason to.
package struct CreateOrganization: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Asks the gate, then stores the organisation with the ground it allowed; answers its id.
    ///
    /// `entry`: The door the request came through.
    /// - Throws: `Refusal` naming the field and the rule; nothing is stored then.
    package func callAsFunction(
        _ input: OrganizationInput, by actor: Actor, entry: GateEntry = .api
    ) async throws -> UUID {
        try await organization(input, by: actor, entry: entry).id
    }

    /// The same; answers it as it is stored, so that nobody reads it again to show it.
    package func organization(
        _ input: OrganizationInput, by actor: Actor, entry: GateEntry = .api
    ) async throws -> StoredOrganization {
        try actor.require(.peopleWrite)
        let gate = try await Gate(store, actor, entry: entry)
        let admission = try gate.admit(input.processing, contactPoints: input.profile.contactPoints)
        let draft = OrganizationDraft(
            profile: try input.profile.validated(), lifecycle: input.lifecycle, owner: input.owner,
            ground: admission.ground, heedsSuppression: admission.heedsSuppression)
        return try await store.scoped(to: actor).create(draft)
    }
}
