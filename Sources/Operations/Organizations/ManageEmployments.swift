package import Domain
package import Foundation
package import Store

/// Who works where.
package struct ManageEmployments: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// A person's places, oldest first, with the organisations' names.
    ///
    /// `after`: the last one of the previous page. `limit`: 1–201.
    /// - Throws: `Refusal` 404.
    package func of(
        _ person: UUID, after: (at: Date, id: UUID)? = nil, limit: Int = 201, by actor: Actor
    ) async throws -> [EmploymentLine] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).employments(of: person, after: after, limit: limit)
    }

    /// Who works in an organisation, oldest first, with the people's names.
    ///
    /// `after`: the last one of the previous page. `limit`: 1–201.
    /// - Throws: `Refusal` 404.
    package func `in`(
        _ organization: UUID, after: (at: Date, id: UUID)? = nil, limit: Int = 201, by actor: Actor
    ) async throws -> [EmploymentLine] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).employments(in: organization, after: after, limit: limit)
    }

    /// One place of a person.
    ///
    /// - Throws: `Refusal` 404, for another person's place too.
    package func one(_ id: UUID, of person: UUID, by actor: Actor) async throws -> StoredEmployment {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).employment(id, of: person)
    }

    /// Gives a person a place in an organisation; answers its id.
    ///
    /// - Throws: `Refusal` 404, or naming the field that breaks a rule.
    package func add(
        _ person: UUID, in organization: UUID, _ detail: EmploymentDetail, by actor: Actor
    ) async throws -> UUID {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        let employed = try await scope.person(person, action: "person.edit")
        return try await scope.employ(employed, in: organization, try detail.validated())
    }

    /// Applies `change` to the version the caller has seen; one that changes nothing is no edit.
    ///
    /// `version`: From `If-Match`; nil takes the current one.
    /// - Throws: `Refusal` 404, 412 with a newer version there, or naming the field that breaks a rule.
    package func change(
        _ id: UUID, of person: UUID, version: Int32?, by actor: Actor, change: (inout EmploymentDetail) throws -> Void
    ) async throws -> StoredEmployment {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        let employment = try await scope.employment(id, of: person)
        try Refusal.check(version, is: employment.version, of: "employment")
        var detail = employment.detail
        try change(&detail)
        detail = try detail.validated()
        if detail == employment.detail { return employment }
        return try await scope.update(employment, detail)
    }

    /// Removes a place of a person.
    ///
    /// - Throws: `Refusal` 404.
    package func remove(_ id: UUID, of person: UUID, by actor: Actor) async throws {
        try actor.require(.peopleWrite)
        try await store.scoped(to: actor).removeEmployment(id, of: person)
    }
}
