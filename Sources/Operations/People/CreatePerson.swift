package import Domain
package import Foundation
package import Store

/// Stores a person, if there is a reason to.
package struct CreatePerson: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Asks the gate, then stores the person with the ground it allowed; answers her id.
    ///
    /// `entry`: The door the request came through.
    /// - Throws: `Refusal` naming the field and the rule; nothing is stored then.
    package func callAsFunction(_ input: PersonInput, by actor: Actor, entry: GateEntry = .api) async throws -> UUID {
        try await person(input, by: actor, entry: entry).id
    }

    /// The same; answers her as she is stored, so that nobody reads her again to show her.
    package func person(
        _ input: PersonInput, by actor: Actor, entry: GateEntry = .api
    ) async throws -> StoredPerson {
        try actor.require(.peopleWrite)
        let gate = try await Gate(store, actor, entry: entry)
        let admission = try gate.admit(input.processing, contactPoints: input.profile.contactPoints)
        let profile = try input.profile.validated()
        let scope = store.scoped(to: actor)
        try await ChangePerson.check(owner: input.owner, in: scope)
        let draft = PersonDraft(
            profile: profile, lifecycle: input.lifecycle, owner: input.owner, ground: admission.ground,
            heedsSuppression: admission.heedsSuppression, consent: admission.consent)
        return try await scope.create(draft)
    }
}
