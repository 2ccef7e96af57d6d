package import Domain
package import Foundation
package import Store

/// Changes a person's profile or adds a ground, never over somebody else's change.
package struct ChangePerson: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Applies `change` to the version the caller has seen; one that changes nothing is no edit and leaves no version.
    ///
    /// `version`: From `If-Match`; nil takes the current one.
    /// `change`: Edits profile and lifecycle; what it throws is passed on.
    /// - Throws: `Refusal` 404, 412 with a newer version there, or naming the field that breaks a rule.
    package func callAsFunction(
        _ id: UUID, version: Int32?, by actor: Actor,
        change: (inout PersonProfile, inout Lifecycle) throws -> Void
    ) async throws -> StoredPerson {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        let person = try await scope.person(id, action: "person.edit")
        try Refusal.check(version, is: person.version, of: "person")
        var profile = person.profile
        var lifecycle = person.lifecycle
        try change(&profile, &lifecycle)
        profile = try profile.validated()
        profile.contactPoints = ContactPoint.renewed(profile.contactPoints, since: person.profile.contactPoints)
        if profile == person.profile, lifecycle == person.lifecycle { return person }
        return try await scope.update(person, profile: profile, lifecycle: lifecycle)
    }

    /// Adds a processing ground to a person.
    ///
    /// - Throws: `Refusal` of the gate, or 404.
    package func add(_ statement: ProcessingStatement?, to id: UUID, by actor: Actor) async throws -> UUID {
        try actor.require(.peopleWrite)
        let gate = try await Gate(store, actor, entry: .api)
        let scope = store.scoped(to: actor)
        let person = try await scope.person(id, action: "person.edit")
        let admission = try gate.admit(statement, contactPoints: person.profile.contactPoints)
        try await scope.add(admission.ground, to: person)
        return admission.ground.id
    }
}
