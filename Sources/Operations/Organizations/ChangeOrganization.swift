package import Domain
package import Foundation
package import Store

/// Changes an organisation or adds a ground, never over somebody else's change.
package struct ChangeOrganization: Sendable {
    /// What of an organisation can be changed.
    package struct Content: Sendable, Equatable {
        /// Names, contact points and addresses.
        package var profile: OrganizationProfile
        /// Where it stands.
        package var lifecycle: Lifecycle
        /// The member of staff in charge.
        package var owner: UUID?
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Applies `change` to the version the caller has seen; one that changes nothing is no edit and leaves no version.
    ///
    /// `version`: From `If-Match`; nil takes the current one.
    /// `change`: Edits the content; what it throws is passed on.
    /// - Throws: `Refusal` 404, 412 with a newer version there, or naming the field that breaks a rule.
    package func callAsFunction(
        _ id: UUID, version: Int32?, by actor: Actor, change: (inout Content) throws -> Void
    ) async throws -> StoredOrganization {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        let organization = try await scope.organization(id, action: "organization.edit")
        try Refusal.check(version, is: organization.version, of: "organisation")
        let before = Content(
            profile: organization.profile, lifecycle: organization.lifecycle, owner: organization.owner)
        var content = before
        try change(&content)
        content.profile = try content.profile.validated()
        content.profile.contactPoints = ContactPoint.renewed(
            content.profile.contactPoints, since: before.profile.contactPoints)
        if content == before { return organization }
        return try await scope.update(
            organization, profile: content.profile, lifecycle: content.lifecycle, owner: content.owner)
    }

    /// Adds a processing ground to an organisation.
    ///
    /// - Throws: `Refusal` of the gate, or 404.
    package func add(_ statement: ProcessingStatement?, to id: UUID, by actor: Actor) async throws -> UUID {
        try actor.require(.peopleWrite)
        let gate = try await Gate(store, actor, entry: .api)
        let scope = store.scoped(to: actor)
        let organization = try await scope.organization(id, action: "organization.edit")
        let admission = try gate.admit(statement, contactPoints: organization.profile.contactPoints)
        try await scope.add(admission.ground, to: organization)
        return admission.ground.id
    }
}
