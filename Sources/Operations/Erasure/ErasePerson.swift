package import Domain
package import Foundation
package import Store

/// Plans and carries out erasures (Art. 17).
package struct ErasePerson: Sendable {
    /// What a receipt says about the installation besides the erasure itself.
    package struct Declaration: Sendable {
        /// How far back the operator says database backups reach, in days.
        package var backupHorizonDays: Int
        /// How the root key is provided: `file` or `passphrase`.
        package var rootProvider: String

        /// States what the operator declared.
        package init(backupHorizonDays: Int, rootProvider: String) {
            self.backupHorizonDays = backupHorizonDays
            self.rootProvider = rootProvider
        }
    }

    let store: Store
    let declaration: Declaration

    /// Works on this store.
    package init(_ store: Store, declaration: Declaration) {
        self.store = store
        self.declaration = declaration
    }

    /// What an erasure would do, line by line; changes nothing.
    ///
    /// - Throws: `Refusal` 404.
    package func plan(_ person: UUID, reason: ErasureReason, by actor: Actor) async throws -> ErasurePlan {
        try actor.require(.peopleRead)
        let facts = try await store.scoped(to: actor).erasureFacts(of: person)
        return ErasurePlanner.plan(facts, reason: reason, at: store.clock.now)
    }

    /// Forgets a person and signs for it; when this returns, level L0 is reached and durable outside the database too.
    ///
    /// `suppress`: Whether her addresses may come back only by her own doing.
    /// `request`: The request behind it, if there is one.
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id, `legal-hold` while one stands.
    package func callAsFunction(
        _ person: UUID, reason: ErasureReason, suppress: Bool, request: UUID? = nil, by actor: Actor
    ) async throws -> StoredErasure {
        try actor.require(.peopleErase)
        let scope = store.scoped(to: actor)
        let plan = ErasurePlanner.plan(
            try await scope.erasureFacts(of: person), reason: reason, at: store.clock.now)
        try plan.checkExecutable()
        let order = ErasureOrder(person: person, reason: reason.rawValue, request: request, suppress: suppress)
        let erased = try await scope.erase(order) { moment in
            try declaration.receipt(
                of: order, residues: plan.entries.filter { $0.action != .delete }, at: moment, store: store)
        }
        try await store.note(erasure: erased, tenant: actor.tenant)
        return erased
    }
}
