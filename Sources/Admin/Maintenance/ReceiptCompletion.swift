import Domain
import Foundation
import Installation
import Operations
import Store
import Texts

/// Completes the receipts of every tenant after a vacuum, as `maintenance run` does it.
struct ReceiptCompletion {
    let session: Session
    let store: Store
    let cleaning: Cleaning

    /// What came of it.
    struct Result {
        /// Receipts with at least one version more.
        var completed = 0
        /// Why others stay open, a line for each reason.
        var notes: [String] = []
    }

    /// One tenant after the other; one whose receipts cannot be completed holds up none behind it.
    ///
    /// - Throws: `Failure` 1 `receipt-invalid` in the end, where the newest version of a receipt does not verify.
    func run() async throws -> Result {
        let settings = try session.settings()
        let complete = CompleteReceipts(
            store, declaration: try session.declaration(), copies: settings.keyBackupDirectories)
        let standbys = try await store.standbys(at: cleaning.position)
        let bar = ProgressBar(session.console, Words("Belege", "Receipts")[session.language])
        defer { bar.finish() }
        var result = Result()
        var refused = 0
        var waits: Set<String> = []
        var failure: (any Error)?
        for tenant in try await store.node.tenants() {
            do {
                let done = result.completed
                let outcome = try await complete(
                    tenant.id, after: cleaning, standbys: standbys, by: session.operatorActor(in: tenant.id)
                ) { bar.show(done + $0, share: nil) }
                result.completed += outcome.completed
                refused += outcome.refused
                waits.formUnion(outcome.waits.map { "\($0.key.rawValue): \($0.value)" })
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        guard refused == 0 else {
            throw Failure(
                .failed, RefusalCode.receiptInvalid.rawValue,
                "\(refused) receipts are not completed: their newest version is not what was signed. 'obhut audit verify' names them."
            )
        }
        let label = Words("Offene Stufe ", "Open level ")[session.language]
        result.notes = waits.sorted().map { label + $0 }
        return result
    }
}
