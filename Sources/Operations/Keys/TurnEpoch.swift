package import Domain
package import Foundation
package import Store
import Vault

/// Turns the epoch of a tenant: what was deleted before cannot be opened any more with any key that is still held
/// (decision 0017; level L1 of a receipt).
///
/// prepare, activate, migrate, verify, retire, destroy: each step can be taken again, so a turn that was interrupted
/// anywhere is finished by beginning it again. Reading and writing go on meanwhile.
package struct TurnEpoch: Sendable {
    /// What a turn did.
    package struct Outcome: Sendable, Equatable {
        /// The epoch that wraps every key now.
        package var epoch: UInt32
        /// How many keys were wrapped anew.
        package var rewrapped: Int
        /// How many of them were opened afterwards to see that they can be.
        package var verified: Int
        /// The epochs whose keys exist no more, recovery bundles aside.
        package var destroyed: [UInt32]
    }

    /// How many days old an epoch is when it turns by itself, if somebody was erased in it, unless the operator says otherwise.
    package static let days = 7
    /// Keys opened after the turn.
    private static let sample = 1_000
    /// Rounds of migration: whoever had not heard of the new epoch has by the second.
    private static let rounds = 8
    private let store: Store
    private let age: TimeInterval
    private let grace: Duration

    /// Works on this store, as the owner role and with the keystore open for writing.
    ///
    /// `days`: How old an epoch gets before a turn is due.
    /// `grace`: How long other processes have to learn of the new epoch and to store what they sealed under the old one,
    /// such as the next rows of an import. The service looks once a second.
    package init(_ store: Store, days: Int = Self.days, grace: Duration = .seconds(3)) {
        self.store = store
        age = TimeInterval(days) * 86_400
        self.grace = grace
    }

    /// Whether a turn is due: somebody was erased since the epoch began, as long ago as its days or longer, or a turn was begun and not
    /// finished.
    package func isDue(_ tenant: UUID, by actor: Actor) async throws -> Bool {
        // Of a tenant whose destruction was cut off rows are left, and no keys.
        guard store.vault.hasTenant(tenant) else { return false }
        if try store.vault.epochs(tenant).contains(where: { [.prepared, .retiring].contains($0.state) }) {
            return true
        }
        return try await store.scoped(to: actor).isTurnDue(after: age)
    }

    /// Turns the epoch of a tenant, or finishes the turn that was begun.
    ///
    /// `progress`: Told of the keys wrapped anew so far, and of how many there were to be.
    /// - Throws: `VaultError` where a key cannot be opened; `StoreError.olderKeystore`; `Refusal` 503 `busy` where keys under
    ///   the old epoch keep coming, `CancellationError`. What was reached stays; beginning again goes on from there.
    package func callAsFunction(
        _ tenant: UUID, by actor: Actor, progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Outcome {
        let scope = store.scoped(to: actor)
        let epoch = try store.vault.beginEpoch(tenant, known: try await scope.newestEpoch())
        try Failpoint.hit("key.turn.after-prepare")
        try await scope.activate(epoch: epoch)
        try store.vault.activateEpoch(tenant, epoch)
        try Failpoint.hit("key.turn.after-activate")
        try await Task.sleep(for: grace)
        let total = try await scope.epochs().filter { $0.epoch != epoch }.map(\.keys).reduce(0, +)
        var rewrapped = 0
        var verified = 0
        var isRetired = false
        for _ in 0..<Self.rounds where !isRetired {
            var position: WrappedKeyPosition?
            repeat {
                try Task.checkCancellation()
                let piece = try await scope.rewrap(to: epoch, after: position)
                rewrapped += piece.count
                position = piece.next
                progress(rewrapped, max(total, rewrapped))
            } while position != nil
            verified = try await scope.openKeys(of: epoch, atMost: Self.sample)
            isRetired = try await scope.retireEpochs(but: epoch)
        }
        guard isRetired else { throw Self.busy }
        _ = try await store.vacuum()
        try Failpoint.hit("key.turn.before-destruction")
        let destroyed = try store.vault.destroyRetiringEpochs(tenant)
        return Outcome(epoch: epoch, rewrapped: rewrapped, verified: verified, destroyed: destroyed)
    }

    private static var busy: Refusal {
        Refusal(
            .notReady, RefusalCode.busy, rule: "Keys keep being wrapped under the old epoch; begin again in a moment.",
            retryAfter: 5)
    }
}
