package import Domain
package import Foundation
package import Store
package import Vault

/// Turns the index keys of a tenant: the tokens by which people, organisations and requests are found are made anew, and the
/// former key is destroyed (decision 0029).
///
/// prepare, activate, migrate, verify, retire, destroy: each step can be taken again, so a turn that was interrupted anywhere is
/// finished by beginning it again, and pausing it is interrupting it. Until the former key is destroyed both are looked for, so
/// whoever looks finds everything at every moment.
///
/// Tokens whose address nobody knows cannot be made anew: those of the suppression list, of sign-ups and of quarantined rows. New
/// ones are made with a new key; the former key stays as long as one of its tokens stands.
package struct TurnIndexes: Sendable {
    /// What a turn did.
    package struct Outcome: Sendable, Equatable {
        /// The versions that make new tokens now, by use.
        package var versions: [IndexUse: UInt32]
        /// How many tokens were made anew.
        package var moved: Int
        /// How many tokens went because no rule takes their address any more.
        package var dropped: Int
        /// How many tokens were made once more afterwards, and compared.
        package var verified: Int
        /// Former versions whose tokens stay, and with them their keys.
        package var left: [IndexVersion]
        /// The keys that exist no more, recovery bundles aside.
        package var destroyed: [TenantIndexKey]
    }

    /// What gets a new key. Tokens of evidence lie within sealed proof that is never rewritten, and nobody looks for them there:
    /// their key is kept.
    package static let uses: [IndexUse] = [.subject, .pending, .suppression]
    /// People and organisations whose tokens are compared after the walk.
    private static let sample = 1_000
    /// Rounds of migration: whoever had not heard of the new key has by the second.
    private static let rounds = 8
    private let store: Store
    private let grace: Duration

    /// Works on this store, as the owner role and with the keystore open for writing.
    ///
    /// `grace`: How long other processes have to learn of a new key, and to store what they made with the former one. The
    /// service looks once a second.
    package init(_ store: Store, grace: Duration = .seconds(3)) {
        self.store = store
        self.grace = grace
    }

    /// Whether a turn was begun and not finished, or the database does not know the keys that are in use: then it comes from
    /// before the last turn.
    package func isDue(_ tenant: UUID, by actor: Actor) async throws -> Bool {
        guard store.vault.hasTenant(tenant) else { return false }
        let keys = try store.vault.indexKeys(tenant)
        if keys.contains(where: \.isTurning) { return true }
        let known = try await store.scoped(to: actor).indexVersions(counted: false)
        let isForeign = keys.contains { key in
            key.state == .active && !known.contains { $0.isActive && $0.use == key.use && $0.version == key.version }
        }
        return isForeign || known.contains { !$0.isActive && $0.use == .subject }
    }

    /// Turns the index keys of a tenant, or finishes the turn that was begun.
    ///
    /// `progress`: Told of the tokens made anew so far, and of how many there were to be.
    /// - Throws: `StoreError.olderKeystore`; `DamagedRow` where a record cannot be opened or a token is not that of its address; `Refusal` 503 `busy` where tokens under the former key keep
    ///   coming, `CancellationError`. What was reached stays; beginning again goes on from there.
    package func callAsFunction(
        _ tenant: UUID, by actor: Actor, progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Outcome {
        let scope = store.scoped(to: actor)
        let stored = try await scope.knownIndexes()
        let known = stored.reduce(into: [IndexUse: UInt32]()) { $0[$1.use] = max($0[$1.use] ?? 0, $1.version) }
        let versions = try store.vault.beginIndexes(
            tenant, Self.uses, known: known, isBegun: stored.contains { !$0.isActive && $0.use == .subject })
        try Failpoint.hit("key.index.after-prepare")
        // From here on everybody looks for tokens of the new key, before anybody makes one.
        try await Task.sleep(for: grace)
        try await scope.activateIndexes(versions)
        try Failpoint.hit("key.index.before-activation")
        try store.vault.activateIndexes(tenant)
        try Failpoint.hit("key.index.after-activate")
        try await Task.sleep(for: grace)
        var outcome = Outcome(versions: versions, moved: 0, dropped: 0, verified: 0, left: [], destroyed: [])
        var isRetired = false
        for _ in 0..<Self.rounds where !isRetired {
            try await migrate(scope, to: versions, &outcome, progress)
            outcome.verified = try await KeyVerifier(store).countTokens(tenant, sample: Self.sample)
            outcome.left = try await scope.retireIndexes()
            isRetired = !outcome.left.contains { $0.use == .subject }
        }
        guard isRetired else { throw Self.busy }
        _ = try await store.vacuum()
        try Failpoint.hit("key.index.before-destruction")
        outcome.destroyed = try await destroy(tenant, scope)
        return outcome
    }

    /// Destroys the former keys under which no token stands any more, such as that of sign-ups which all came to their end.
    ///
    /// - Returns: How many were destroyed.
    package func tidy(_ tenant: UUID, by actor: Actor) async throws -> Int {
        guard store.vault.hasTenant(tenant) else { return 0 }
        let scope = store.scoped(to: actor)
        _ = try await scope.retireIndexes()
        return try await destroy(tenant, scope).count
    }

    /// Whether a former key is held for tokens that come to their end by themselves.
    package func holdsFormerKeys(_ tenant: UUID) throws -> Bool {
        guard store.vault.hasTenant(tenant) else { return false }
        return try store.vault.indexKeys(tenant).contains { $0.state == .retiring }
    }

    private func migrate(
        _ scope: TenantScope, to versions: [IndexUse: UInt32], _ outcome: inout Outcome,
        _ progress: @Sendable (_ done: Int, _ of: Int) -> Void
    ) async throws {
        let (before, known) = (outcome.moved + outcome.dropped, try await scope.indexVersions())
        let total = before + known.filter { !$0.isActive && $0.use == .subject }.compactMap(\.tokens).reduce(0, +)
        if let version = versions[.subject] {
            for kind in SubjectKind.allCases {
                try await walk(&outcome, progress, total) {
                    try await scope.moveTokens(of: kind, to: version, after: $0)
                }
            }
        }
        if let version = versions[.pending] {
            try await walk(&outcome, progress, total) { try await scope.moveRequestTokens(to: version, after: $0) }
        }
    }

    private func walk<Position>(
        _ outcome: inout Outcome, _ progress: @Sendable (_ done: Int, _ of: Int) -> Void, _ total: Int,
        _ step: (Position?) async throws -> IndexPiece<Position>
    ) async throws {
        var last: Position?
        repeat {
            try Task.checkCancellation()
            let piece = try await step(last)
            outcome.moved += piece.moved
            outcome.dropped += piece.dropped
            last = piece.next
            progress(outcome.moved + outcome.dropped, max(total, outcome.moved + outcome.dropped))
        } while last != nil
    }

    private func destroy(_ tenant: UUID, _ scope: TenantScope) async throws -> [TenantIndexKey] {
        // What is known of the versions is a row that no digest covers: the tokens themselves say which key must stay.
        var kept = try await scope.indexVersions(counted: false).reduce(into: try await scope.tokenVersions()) {
            $0[$1.use, default: []].insert($1.version)
        }
        let blocking = kept[.suppression] ?? []
        if try store.vault.indexVersions(tenant, .suppression).contains(where: { !blocking.contains($0) }) {
            // A block that a database which was rolled back has lost is put back under the key it was made with.
            kept[.suppression] = blocking.union(try scope.notedSuppressionVersions())
        }
        return try store.vault.destroyIndexes(tenant, but: kept)
    }

    private static var busy: Refusal {
        Refusal(
            .notReady, RefusalCode.busy, rule: "Tokens keep being made with the former key; begin again in a moment.",
            retryAfter: 5)
    }
}
