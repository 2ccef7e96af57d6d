package import Domain
package import Foundation
package import Store
import Vault

/// Completes receipts of erasures as their levels are reached: each level is a new signed version beside the earlier ones
/// (decision 0021).
///
/// It looks what is so and remembers nothing of its own: begun again after any interruption, it goes on with what is open.
package struct CompleteReceipts: Sendable {
    /// What a run did in a tenant.
    package struct Outcome: Sendable, Equatable {
        /// Receipts that have at least one version more.
        package var completed = 0
        /// Receipts that cannot be completed: their newest version does not verify.
        package var refused = 0
        /// What the levels wait for that somebody erased has not reached, as codes.
        package var waits: [ErasureLevel: String] = [:]
    }

    /// Pieces of one tenant in one run: 20,000 receipts.
    private static let pieces = 40
    private let store: Store
    private let declaration: ErasureDeclaration
    private let copies: [String]

    /// Works on this store, as the owner role.
    ///
    /// `copies`: The places of keystore copies, every one of which is looked into.
    package init(_ store: Store, declaration: ErasureDeclaration, copies: [String]) {
        self.store = store
        self.declaration = declaration
        self.copies = copies
    }

    /// Completes the receipts of a tenant.
    ///
    /// - Parameters:
    ///   - tenant: Whose.
    ///   - cleaning: The vacuum that came before.
    ///   - standbys: Where they were behind it.
    ///   - actor: Who answers for it.
    ///   - progress: Told of the receipts completed so far.
    /// - Returns: What was done, and what the others wait for.
    /// - Throws: `VaultError` where the keystore cannot be read; `CancellationError`. What was reached stays.
    package func callAsFunction(
        _ tenant: UUID, after cleaning: Cleaning, standbys: StandbyState, by actor: Actor,
        progress: @Sendable (_ done: Int) -> Void = { _ in }
    ) async throws -> Outcome {
        let scope = store.scoped(to: actor)
        var outcome = Outcome()
        guard try await !scope.openLevels().isEmpty else { return outcome }
        try store.vault.reload()
        let now = store.clock.now
        let state = ReceiptProgress(
            try store.vault.traces(of: tenant, copies: copies), cleaning, standbys,
            horizonDays: declaration.backupHorizonDays, hasCopies: !copies.isEmpty, now: now)
        var last: UUID?
        for _ in 0..<Self.pieces {
            try Task.checkCancellation()
            let piece = try await scope.completeReceipts(state.bounds, after: last) { [declaration, store] open in
                try declaration.versions(after: open, state, at: now, store: store)
            }
            outcome.completed += piece.completed
            outcome.refused += piece.refused
            last = piece.next
            progress(outcome.completed)
            guard last != nil else { break }
        }
        outcome.waits = state.waits(of: try await scope.openLevels().map(\.level))
        return outcome
    }
}
