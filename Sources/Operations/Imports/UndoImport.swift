package import Domain
package import Foundation
package import Store

/// Takes an import back: people it created go, people it changed become what they were, unless edited since.
package struct UndoImport: Sendable {
    /// What became of the import's people.
    package struct Outcome: Sendable, Equatable {
        /// Created people who are gone.
        package var removed = 0
        /// Changed people who are what they were.
        package var restored = 0
        /// Changed people whom somebody edited since; they stay.
        package var kept = 0
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Undoes the import; an undo that was cut off goes on where it stopped.
    ///
    /// An import that runs is stopped first: its next chunk finds it ended and lands nothing. So one that was cut off can be
    /// taken back, too.
    /// - Throws: `Refusal` 404.
    package func callAsFunction(_ batch: UUID, by actor: Actor) async throws -> Outcome {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        try await scope.beginUndo(batch)
        var outcome = Outcome()
        while try await scope.undoCreated(batch, .organization) > 0 {}
        while case let removed = try await scope.undoCreated(batch), removed > 0 { outcome.removed += removed }
        while case let changed = try await scope.changedByImport(batch), !changed.isEmpty {
            for change in changed {
                if try await restore(change.person, to: change.before, from: change.version, in: scope) {
                    outcome.restored += 1
                } else {
                    outcome.kept += 1
                }
                try await scope.dropUndo(batch, of: change.person.id)
            }
        }
        try await scope.closeUndo(batch)
        return outcome
    }

    /// Whether she is what she was: not when somebody edited or restricted her since, or when an address she had must not
    /// come back.
    private func restore(
        _ person: StoredPerson, to before: PersonProfile, from version: Int32, in scope: TenantScope
    ) async throws -> Bool {
        guard person.version == version, !person.isRestricted else { return false }
        var before = before
        before.contactPoints = ContactPoint.renewed(before.contactPoints, since: person.profile.contactPoints)
        do {
            _ = try await scope.update(person, profile: before, lifecycle: person.lifecycle)
            return true
        } catch let refusal as Refusal where refusal.kind != .notReady {
            return false
        }
    }
}
