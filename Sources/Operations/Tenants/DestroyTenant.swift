package import Domain
package import Foundation
import Ledger
package import Store
import Vault

/// Destroys a business: nobody of it gets in any more, its keys go, the ledger file remembers, its rows go, and a
/// certificate stays.
///
/// Cut off anywhere, it is gone on with by beginning it again.
package struct DestroyTenant: Sendable {
    /// Rows removed in one transaction.
    private static let piece = 2_000
    /// Rounds through the tables: whoever was still writing is done by the second.
    private static let rounds = 8
    private let store: Store
    private let declaration: ErasureDeclaration
    private let grace: Duration

    /// Works on this store, as the owner role and with the keystore open for writing.
    ///
    /// `grace`: How long other processes have to forget the keys and to end what they are writing. The service looks once a
    /// second.
    package init(_ store: Store, declaration: ErasureDeclaration, grace: Duration = .seconds(2)) {
        self.store = store
        self.declaration = declaration
        self.grace = grace
    }

    /// What would go; changes nothing.
    package func plan(_ tenant: UUID, by actor: Actor) async throws -> DestructionExtent {
        try await store.scoped(to: actor).destructionExtent()
    }

    /// Destroys the tenant, or goes on with what was begun.
    ///
    /// - Parameters:
    ///   - tenant: Which one.
    ///   - reason: A reference such as a ticket number; no names.
    ///   - actor: Who answers for it.
    ///   - progress: Told of the rows gone so far, and of how many there were.
    /// - Returns: The signed certificate.
    /// - Throws: `VaultError`, `PostgresError`, `CancellationError`; what was reached stays.
    package func callAsFunction(
        _ tenant: UUID, reason: String?, by actor: Actor, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> String {
        let extent = try await plan(tenant, by: actor)
        let wanted = StoredDestruction(
            id: UUID(), tenant: tenant, reason: reason, people: extent.people, records: extent.records,
            begunAt: store.clock.now)
        return try await carryOut(wanted, by: actor, replayedAt: nil, progress)
    }

    /// Destroys a tenant again that a restored database brought back.
    package func again(
        _ lost: LostDestruction, by actor: Actor, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> String {
        let extent = try await plan(lost.tenant, by: actor)
        let wanted = StoredDestruction(
            id: lost.id, tenant: lost.tenant, reason: lost.reason, people: extent.people, records: extent.records,
            begunAt: lost.at)
        return try await carryOut(wanted, by: actor, replayedAt: store.clock.now, progress)
    }

    private func carryOut(
        _ wanted: StoredDestruction, by actor: Actor, replayedAt: Date?,
        _ progress: (_ done: Int, _ of: Int) -> Void
    ) async throws -> String {
        let scope = store.scoped(to: actor)
        let destruction = try await scope.begin(wanted)
        try store.vault.destroyTenant(destruction.tenant)
        try Failpoint.hit("destroy.after-keys")
        try await store.note(destruction)
        try Failpoint.hit("destroy.after-ledger")
        try await Task.sleep(for: grace)
        let tables = try await scope.tenantTables()
        var removed = 0
        for _ in 0..<Self.rounds {
            for table in tables {
                var count: Int
                repeat {
                    try Task.checkCancellation()
                    count = try await scope.removePiece(of: table, limit: Self.piece)
                    removed += count
                    progress(removed, max(destruction.records, removed))
                } while count == Self.piece
            }
            guard try await scope.destructionExtent().records == 0 else { continue }
            let cleaning = try await store.clean(tables)
            let standbys = try await store.standbys(at: cleaning.position)
            try Failpoint.hit("destroy.rows-gone")
            let moment = store.clock.now
            let document = try certificate(destruction, cleaning, standbys, at: moment, replayedAt: replayedAt)
            if try await scope.end(destruction, document: document, at: moment) {
                try await store.noteEnd(of: destruction)
                return document
            }
        }
        throw Refusal(
            .notReady, RefusalCode.busy, rule: "Rows of this tenant keep coming; begin again in a moment.",
            retryAfter: 5)
    }

    /// Claims no more of the live files and of the standbys than an erasure's receipt would, by the same proof.
    private func certificate(
        _ destruction: StoredDestruction, _ cleaning: Cleaning, _ standbys: StandbyState, at moment: Date,
        replayedAt: Date?
    ) throws -> String {
        let liveFiles: ErasureReceipt.Level =
            cleaning.isComplete
            ? .init(
                .reached, at: moment,
                evidence: [ReceiptEvidence.tenantKeysDestroyed, ReceiptEvidence.vacuumed(before: cleaning.line)])
            : .init(.pending, waitsFor: "open-transactions")
        let wait = standbys.wait ?? (cleaning.isComplete ? nil : "open-transactions")
        let behind: ErasureReceipt.Level =
            wait.map { .init(.pending, waitsFor: $0) }
            ?? .init(
                .reached, at: moment,
                evidence: [ReceiptEvidence.logWithoutKey, standbys.evidence(at: cleaning.position)])
        let key = store.vault.signingKey
        let certificate = DestructionCertificate(
            id: destruction.id, tenant: destruction.tenant, node: Hexadecimal.text(store.nodeID),
            publicKeyID: Hexadecimal.text(key.keyID), reason: destruction.reason, begunAt: destruction.begunAt,
            endedAt: moment, people: destruction.people, records: destruction.records,
            backupHorizonDays: declaration.backupHorizonDays, rootProvider: declaration.rootProvider,
            liveFiles: liveFiles, standbys: behind, replayedAt: replayedAt)
        guard case .object(let fields) = try JSONValue(parsing: Array(certificate.document.text.utf8)) else {
            throw JSONError(.notSigned)
        }
        return String(decoding: try SignedDocument(signing: fields, by: key).encoded(), as: UTF8.self)
    }
}
