package import Domain
package import Foundation
package import Store

/// Notes, calls, meetings, mails and letters: writing, changing, deleting and bringing back.
package struct ManageActivities: Sendable {
    /// What of an activity can be changed.
    package struct Content: Sendable, Equatable {
        /// What was done.
        package var kind: ActivityKind
        /// When it happened.
        package var happenedAt: Date
        /// Subject line and text.
        package var content: ActivityContent
        /// The people who take part besides the primary subject.
        package var participants: [UUID]
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Stores an activity under the organisation's key, or, without one, under the first person's; answers its id.
    ///
    /// - Throws: `Refusal` naming the field that breaks a rule.
    package func add(_ input: ActivityInput, by actor: Actor) async throws -> UUID {
        try actor.require(.peopleWrite)
        let people = try input.checkedPeople()
        var draft = ActivityDraft(
            kind: input.kind, happenedAt: try ActivityInput.checked(input.happenedAt ?? store.clock.now),
            content: try input.content.validated(), participants: people)
        let scope = store.scoped(to: actor)
        if let organization = input.organization {
            let found = try await Self.named("organizationId") {
                try await scope.organization(organization, action: "organization.edit")
            }
            return try await scope.create(draft, of: found)
        }
        guard let first = people.first else {
            throw Refusal(
                .invalid, RefusalCode.required, field: "personIds", rule: "An organisation or a person is needed.")
        }
        draft.participants = Array(people.dropFirst())
        let found = try await Self.named("personIds") { try await scope.person(first, action: "person.edit") }
        return try await scope.create(draft, of: found)
    }

    /// Whom a body names and who is not there is an error of that body.
    private static func named<Found>(_ field: String, _ find: () async throws -> Found) async throws -> Found {
        do {
            return try await find()
        } catch let refusal as Refusal where refusal.kind == .notFound {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: field, rule: "There is no such subject.")
        }
    }

    /// One activity.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredActivity {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).activity(id)
    }

    /// A page of all activities, newest first.
    ///
    /// `after`: the last one of the previous page. `limit`: 1–201.
    package func page(after: (at: Date, id: UUID)?, limit: Int, by actor: Actor) async throws -> [StoredActivity] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).activities(after: after, limit: limit)
    }

    /// Applies `change` to the version the caller has seen; one that changes nothing is no edit.
    ///
    /// `version`: From `If-Match`; nil takes the current one.
    /// - Throws: `Refusal` 404, 412 with a newer version there, or naming the field that breaks a rule.
    package func change(
        _ id: UUID, version: Int32?, by actor: Actor, change: (inout Content) throws -> Void
    ) async throws -> StoredActivity {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        let activity = try await scope.activity(id)
        try Refusal.check(version, is: activity.version, of: "activity")
        let before = Content(
            kind: activity.kind, happenedAt: activity.happenedAt, content: activity.content,
            participants: activity.participants)
        var content = before
        try change(&content)
        content.content = try content.content.validated()
        content.happenedAt = try ActivityInput.checked(content.happenedAt)
        content.participants = try ActivityInput(
            kind: content.kind, content: content.content, people: content.participants
        ).checkedPeople().filter { activity.subjectKind != .person || $0 != activity.subject }
        if content == before { return activity }
        return try await scope.update(
            activity,
            ActivityDraft(
                kind: content.kind, happenedAt: content.happenedAt, content: content.content,
                participants: content.participants))
    }

    /// Deletes an activity and answers what it was; it can be brought back for ``StoredActivity/undoTime``.
    ///
    /// - Throws: `Refusal` 404, 412 when somebody changes it at the same moment.
    @discardableResult
    package func delete(_ id: UUID, by actor: Actor) async throws -> StoredActivity {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        let activity = try await scope.activity(id)
        try await scope.setDeleted(true, activity)
        return activity
    }

    /// Brings a deleted activity back.
    ///
    /// - Throws: `Refusal` 404 when it was not deleted, or too long ago.
    package func restore(_ id: UUID, by actor: Actor) async throws -> StoredActivity {
        try actor.require(.peopleWrite)
        let scope = store.scoped(to: actor)
        try await scope.setDeleted(false, try await scope.activity(id, deleted: true))
        return try await scope.activity(id)
    }
}
