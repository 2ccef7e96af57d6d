package import Domain
package import Foundation
package import Store
package import Vault

/// Carries out again what a database that was rolled back has lost, and takes the database on (decision 0019): every
/// erasure, restriction, withdrawal, objection and suppression of the ledger file, one after the other, in its order.
///
/// The node stays fenced until the last one; a replay that was cut off anywhere goes on when it is begun again.
package struct ReplayReductions: Sendable {
    /// What a replay did.
    package struct Outcome: Sendable, Equatable {
        /// Erasures that were carried out again.
        package var erased = 0
        /// Erasures of subjects that the database had never heard of: their fence and a receipt were put back.
        package var buried = 0
        /// Restrictions that were imposed again.
        package var restricted = 0
        /// Holds that were placed or lifted again.
        package var held = 0
        /// Addresses that were put onto the suppression list again.
        package var suppressed = 0
        /// Withdrawals and objections that were carried out again.
        package var ended = 0
        /// Tenants that were destroyed again.
        package var destroyed = 0
        /// Entries of a version that noted nobody, which only a newer backup or an override helps against.
        package var unnamed = 0
        /// Tenants whose log goes on in a new incarnation, or who learned the epoch of their keys.
        package var takenOn = 0
        /// Epochs whose keys came out of recovery bundles and are to be destroyed again by a turn.
        package var recovered = 0
        /// Subject keys that lie under a destroyed epoch: nobody opens what they seal without the recovery key.
        package var unreadableKeys = 0
        /// Whether the node may serve.
        package var isOpen = false
    }

    private let store: Store
    private let declaration: ErasureDeclaration

    /// Works on this store, as the owner role.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        self.declaration = declaration
    }

    /// What a replay would have to do; changes nothing but the ledger file, which takes what only the database has.
    package func fence() async throws -> Fence { try await store.fence() }

    /// Takes the keys of epochs that were destroyed after the database was copied back out of their recovery bundles.
    ///
    /// - Returns: How many epochs were found. The store's keystore must be open for writing.
    package func recover(with key: borrowing RecoveryKey, by actor: (UUID) -> Actor) async throws -> Int {
        var recovered = 0
        for tenant in try await store.node.tenants().map(\.id) where store.vault.hasTenant(tenant) {
            let missing = try await missingEpochs(of: tenant, by: actor(tenant))
            recovered += try store.vault.recoverEpochs(missing, of: tenant, with: key).count
        }
        return recovered
    }

    /// Replays everything that is lost.
    ///
    /// - Parameters:
    ///   - actor: Who answers for it, in each tenant.
    ///   - progress: Told of the reductions done so far, and of how many there are.
    /// - Returns: What was done, and whether the node may serve now.
    /// - Throws: What an erasure throws; what was reached stays.
    package func callAsFunction(
        by actor: (UUID) -> Actor, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Outcome {
        let fence = try await store.fence()
        for lost in fence.destroyed {
            _ = try await DestroyTenant(store, declaration: declaration).again(lost, by: actor(lost.tenant))
        }
        let tenants = try await store.node.tenants().map(\.id).filter { store.vault.hasTenant($0) }
        var outcome = Outcome()
        outcome.destroyed = fence.destroyed.count
        var failure: (any Error)?
        for tenant in tenants {
            try await store.learnEpoch(of: tenant, by: actor(tenant))
            try await store.learnIndexes(of: tenant, by: actor(tenant))
        }
        for (position, reduction) in fence.reductions.enumerated() {
            try Task.checkCancellation()
            progress(position, fence.reductions.count)
            do {
                try await replay(reduction, by: actor(reduction.tenant), &outcome)
            } catch  where error is Refusal || error is VaultError || error is StoreError || error is DamagedRow {
                // One entry that cannot be carried out keeps the fence closed, and nobody behind it from being erased.
                failure = failure ?? error
            }
        }
        progress(fence.reductions.count, fence.reductions.count)
        if let failure { throw failure }
        try await store.takeOn(fence.tenants, by: actor)
        outcome.takenOn = fence.tenants.count
        for tenant in tenants { outcome.unreadableKeys += try await unreadableKeys(of: tenant, by: actor(tenant)) }
        outcome.isOpen = try await !store.fence().isClosed
        return outcome
    }

    private func replay(_ reduction: Reduction, by actor: Actor, _ outcome: inout Outcome) async throws {
        let scope = store.scoped(to: actor)
        if reduction.isSuppression {
            try await scope.suppressAgain(reduction)
            outcome.suppressed += 1
            return
        }
        guard let subject = reduction.subject else {
            outcome.unnamed += 1
            return
        }
        switch reduction.act {
        case .suppression: break
        case .erasure(let kind, let suppressed, let mergedInto):
            let order = ErasureOrder(
                id: reduction.id, kind, subject, reason: reduction.reason, request: nil, suppress: suppressed,
                mergedInto: mergedInto, carriedOutAt: reduction.at)
            try await erase(order, scope, &outcome)
        case .restriction:
            if try await scope.restrictAgain(reduction) { outcome.restricted += 1 }
        case .hold, .lift:
            if try await scope.holdAgain(reduction) { outcome.held += 1 }
        case .ending(let kind, let bounds):
            let order = ReductionOrder(
                id: reduction.id, kind, of: subject, scope: bounds, source: nil, carriedOutAt: reduction.at)
            do {
                _ = try await scope.reduce(order)
                outcome.ended += 1
            } catch let refusal as Refusal where refusal.kind == .notFound {
                // An earlier entry erased her: whoever does not exist keeps no consent.
            }
        }
    }

    private func erase(_ order: ErasureOrder, _ scope: TenantScope, _ outcome: inout Outcome) async throws {
        do {
            let residues = try await residues(of: order, scope)
            _ = try await scope.erase(order) { moment in
                try declaration.receipt(of: order, residues: residues, at: moment, store: store)
            }
            outcome.erased += 1
        } catch let refusal as Refusal where refusal.kind == .notFound {
            try await scope.bury(order) { moment in
                try declaration.receipt(of: order, residues: [], at: moment, store: store)
            }
            outcome.buried += 1
        }
    }

    /// What stays of a subject. What speaks against erasing her now is not asked: it was decided when it was done.
    private func residues(of order: ErasureOrder, _ scope: TenantScope) async throws -> [ErasurePlanEntry] {
        guard let reason = ErasureReason(rawValue: order.reason) else { return [] }
        let facts = try await scope.erasureFacts(of: order.subject, order.kind)
        return ErasurePlanner.plan(facts, reason: reason, at: store.clock.now).entries.filter { $0.action != .delete }
    }

    /// Epochs that wrap keys in the database and whose key the keystore no longer has.
    private func missingEpochs(of tenant: UUID, by actor: Actor) async throws -> [UInt32] {
        let destroyed = Set(
            try store.vault.epochs(tenant).filter { $0.state == .retired }.map(\.epoch))
        return try await store.scoped(to: actor).epochs().map(\.epoch).filter { destroyed.contains($0) }
    }

    private func unreadableKeys(of tenant: UUID, by actor: Actor) async throws -> Int {
        let missing = Set(try await missingEpochs(of: tenant, by: actor))
        guard !missing.isEmpty else { return 0 }
        return try await store.scoped(to: actor).epochs().filter { missing.contains($0.epoch) }.map(\.keys)
            .reduce(0, +)
    }
}
