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
    /// `change`: Edits what of her can be changed; what it throws is passed on.
    /// - Throws: `Refusal` 404, 412 with a newer version there, or naming the field that breaks a rule.
    package func callAsFunction(
        _ id: UUID, version: Int32?, by actor: Actor,
        change: (inout PersonEdit) throws -> Void
    ) async throws -> StoredPerson {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        let person = try await scope.person(id, action: "person.edit")
        try Refusal.check(version, is: person.version, of: "person")
        let before = PersonEdit(profile: person.profile, lifecycle: person.lifecycle, owner: person.owner)
        var edit = before
        try change(&edit)
        edit.profile = try edit.profile.validated()
        edit.profile.contactPoints = ContactPoint.renewed(
            edit.profile.contactPoints, since: person.profile.contactPoints)
        if edit == before { return person }
        if edit.owner != before.owner { try await Self.check(owner: edit.owner, in: scope) }
        return try await scope.update(
            person, profile: edit.profile, lifecycle: edit.lifecycle, owner: edit.owner)
    }

    /// Whether a member can be put in charge.
    ///
    /// - Throws: `Refusal` naming `owner` for somebody who is no member, or is disabled.
    static func check(owner: UUID?, in scope: TenantScope) async throws {
        guard let owner else { return }
        do {
            guard try await scope.member(owner).state != .disabled else { throw noOwner }
        } catch let refusal as Refusal where refusal.kind == .notFound {
            throw noOwner
        }
    }

    private static var noOwner: Refusal {
        Refusal(.invalid, RefusalCode.notAllowedValue, field: "owner", rule: "A member of staff who may log in.")
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
