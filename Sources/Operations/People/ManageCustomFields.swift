package import Domain
package import Foundation
package import Store

/// The fields that a tenant makes for its people.
package struct ManageCustomFields: Sendable {
    /// People looked at in one step before a field is removed.
    private static let page = 1_000
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// One field.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> CustomField {
        try actor.require(.peopleRead)
        guard let field = try await store.vocabulary(of: actor.tenant).fields.first(where: { $0.id == id }) else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such field.")
        }
        return field
    }

    /// Makes a field; `make` describes it as of now.
    ///
    /// - Throws: `Refusal` naming the member that breaks a rule; 409 where the code is there.
    package func create(by actor: Actor, _ make: (Date) throws -> CustomField) async throws -> CustomField {
        try actor.require(.settingsWrite)
        let valid = try make(store.clock.now).validated()
        try await store.scoped(to: actor).create(valid)
        return valid
    }

    /// Changes what of a field may change; a choice that people may carry cannot go.
    ///
    /// `version`: The one that was seen; nil takes the current one.
    /// - Throws: `Refusal` 404, 412, or naming the member that breaks a rule.
    package func change(
        _ id: UUID, version: Int32?, by actor: Actor, _ change: (inout CustomField) throws -> Void
    ) async throws -> CustomField {
        try actor.require(.settingsWrite)
        let field = try await one(id, by: actor)
        try Refusal.check(version, is: field.version, of: "field")
        var changed = field
        try change(&changed)
        changed = try changed.validated()
        guard Set(field.choices).isSubset(of: changed.choices) else {
            throw Refusal(
                .refused, RefusalCode.inUse, field: "choices",
                rule: "Choices are added, not taken away: people have them.")
        }
        if changed == field { return field }
        return try await store.scoped(to: actor).update(changed)
    }

    /// Removes a field that has ended and in which nobody has a value.
    ///
    /// - Throws: `Refusal` 404, 409 `in-use` while it is active or somebody has a value in it.
    package func delete(_ id: UUID, by actor: Actor) async throws {
        try actor.require(.settingsWrite)
        let field = try await one(id, by: actor)
        guard field.state == .ended else {
            throw Refusal(.conflict, RefusalCode.inUse, field: "state", rule: "End the field before removing it.")
        }
        let scope = store.scoped(to: actor)
        var after: UUID?
        while true {
            let people = try await scope.sweep(after: after, limit: Self.page, action: "custom-field.delete")
            guard !people.contains(where: { $0.profile.customValues.contains { $0.fieldID == id } }) else {
                throw Refusal(.conflict, RefusalCode.inUse, rule: "Somebody has a value in this field.")
            }
            guard people.count == Self.page, let last = people.last else { break }
            after = last.id
        }
        try await scope.delete(field)
    }
}
