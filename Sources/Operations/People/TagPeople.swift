package import Domain
package import Foundation
package import Store

/// Gives tags to many people, or takes them from them.
package struct TagPeople: Sendable {
    /// The most people one call changes.
    package static let maximum = 200

    /// What became of the people who were named.
    package struct Outcome: Sendable, Equatable {
        /// One person who was changed, with the tags that she got and lost: sent the other way round, they undo it.
        package struct Changed: Sendable, Equatable {
            /// Whom.
            package let person: UUID
            /// Her version now.
            package let version: Int32
            /// Tags that she did not have before.
            package let added: [UUID]
            /// Tags that she had before.
            package let removed: [UUID]
        }

        /// People who are tagged otherwise than before, in the order of the call.
        package var changed: [Changed] = []
        /// People who were as asked for already.
        package var unchanged: [UUID] = []
        /// Ids of nobody, or of somebody whom the caller does not see.
        package var missing: [UUID] = []
        /// People whom somebody else changed at that moment, or who have too many tags; they stay as they are.
        package var refused: [UUID] = []
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Changes the tags of more people, ``maximum`` at a time; what is done stays done when a later part fails.
    ///
    /// - Throws: `Refusal` 403.
    package func many(
        _ people: [UUID], add: [UUID], remove: [UUID], by actor: Actor
    ) async throws -> Outcome {
        var outcome = Outcome()
        for start in stride(from: 0, to: people.count, by: Self.maximum) {
            let part = try await self(
                Array(people[start..<min(start + Self.maximum, people.count)]), add: add, remove: remove, by: actor)
            outcome.changed += part.changed
            outcome.unchanged += part.unchanged
            outcome.missing += part.missing
            outcome.refused += part.refused
        }
        return outcome
    }

    /// Changes tags; each person is changed as a whole or not at all.
    ///
    /// `people`: 1 to 200 ids.
    /// - Throws: `Refusal` naming `ids`.
    package func callAsFunction(
        _ people: [UUID], add: [UUID], remove: [UUID], by actor: Actor
    ) async throws -> Outcome {
        try actor.require(.peopleWrite)
        guard (1...Self.maximum).contains(people.count) else {
            throw Refusal(.invalid, RefusalCode.tooMany, field: "ids", rule: "1 to \(Self.maximum) people.")
        }
        let scope = store.scoped(to: actor)
        let wanted = people.reduce(into: [UUID]()) { ids, id in if !ids.contains(id) { ids.append(id) } }
        let found = try await scope.people(wanted, action: "person.edit")
        var outcome = Outcome()
        outcome.missing = wanted.filter { id in !found.contains { $0.id == id } }
        var edits: [(person: StoredPerson, profile: PersonProfile)] = []
        for person in found {
            var profile = person.profile
            profile.tags.removeAll { remove.contains($0) }
            profile.tags += add.filter { !profile.tags.contains($0) }
            if Set(profile.tags) == Set(person.profile.tags) {
                outcome.unchanged.append(person.id)
            } else if (try? profile.validated()) == nil {
                outcome.refused.append(person.id)
            } else {
                edits.append((person, profile))
            }
        }
        let stored = try await scope.update(edits)
        for (person, profile) in edits {
            guard let now = stored.first(where: { $0.id == person.id }) else {
                outcome.refused.append(person.id)
                continue
            }
            outcome.changed.append(
                .init(
                    person: person.id, version: now.version,
                    added: profile.tags.filter { !person.profile.tags.contains($0) },
                    removed: person.profile.tags.filter { !profile.tags.contains($0) }))
        }
        return outcome
    }
}
