import Domain
import Foundation
import Store
import Vault

/// How far the keys, the live files, the standbys and the copies of one tenant are: which level an erasure reaches, by what
/// evidence, and what the others wait for. Pure; who asks holds the facts.
struct ReceiptProgress: Sendable {
    /// A level that is reached.
    struct Step: Sendable, Equatable {
        let level: ErasureLevel
        /// The highest level that then is.
        let number: Int
        let evidence: [String]
    }

    let traces: KeyTraces
    let cleaning: Cleaning
    let standbys: StandbyState
    /// The last epoch that nothing holds any more.
    let clearedThrough: UInt32
    let horizonDays: Int
    /// Whether there are places for copies of the keystore at all.
    let hasCopies: Bool

    init(
        _ traces: KeyTraces, _ cleaning: Cleaning, _ standbys: StandbyState, horizonDays: Int, hasCopies: Bool,
        now: Date
    ) {
        self.traces = traces
        self.cleaning = cleaning
        self.standbys = standbys
        self.horizonDays = horizonDays
        self.hasCopies = hasCopies
        clearedThrough = traces.clearedThrough(after: TimeInterval(horizonDays) * 86_400, now: now)
    }

    /// What the database may let through.
    var bounds: ErasureProgress {
        ErasureProgress(
            destroyedThrough: traces.destroyedThrough, cleanedBefore: cleaning.line, standbysPast: standbyWait == nil,
            clearedThrough: clearedThrough)
    }

    /// The level behind `level` of an erasure whose keys lay under `epoch` or an older one; nil where it is not reached.
    ///
    /// L1 of one at level 0 is taken as reached: the database lets nobody else through.
    func next(after level: Int, epoch: UInt32) -> Step? {
        switch level {
        case 0 where epoch <= traces.destroyedThrough:
            Step(
                level: .l1, number: 1,
                evidence: [ReceiptEvidence.epochDestroyed(epoch), ReceiptEvidence.vacuumed(before: cleaning.line)])
        case 1 where standbyWait == nil:
            // Without peers there is nothing left to do on the level behind it.
            Step(level: .l2, number: 3, evidence: [ReceiptEvidence.logWithoutKey, standbyEvidence])
        case 2 where epoch <= clearedThrough, 3 where epoch <= clearedThrough:
            Step(
                level: .l4, number: 4,
                evidence: [
                    ReceiptEvidence.bundlesExpired,
                    hasCopies ? ReceiptEvidence.copiesExpired : ReceiptEvidence.noCopies,
                    ReceiptEvidence.horizon(days: horizonDays),
                ])
        default: nil
        }
    }

    /// What levels wait for, as codes.
    func waits(epoch: UInt32) -> [ErasureLevel: String] {
        var waits: [ErasureLevel: String] = [:]
        if epoch > traces.destroyedThrough { waits[.l1] = "epoch-turn" }
        if let standbyWait { waits[.l2] = standbyWait }
        if let bundleWait = bundleWait(epoch) { waits[.l4] = bundleWait }
        return waits
    }

    /// What those who stand at these levels wait for, as codes.
    func waits(of levels: [Int]) -> [ErasureLevel: String] {
        var waits: [ErasureLevel: String] = [:]
        for level in levels {
            switch level {
            case 0: waits[.l1] = "epoch-turn"
            case 1: waits[.l2] = standbyWait
            default: waits[.l4] = bundleWait(traces.destroyedThrough)
            }
        }
        return waits
    }

    private var standbyWait: String? { standbys.wait }

    private var standbyEvidence: String { standbys.evidence(at: cleaning.position) }

    private func bundleWait(_ epoch: UInt32) -> String? {
        if epoch <= clearedThrough { return nil }
        if !traces.seesCopies { return "keystore-copies-unseen" }
        if let oldest = traces.oldestInBundles, oldest <= epoch { return "recovery-bundles" }
        if let oldest = traces.oldestInCopies, oldest <= epoch { return "keystore-copies" }
        return "backup-horizon"
    }
}
