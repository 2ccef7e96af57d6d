import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Does what is due: deleted entries, ledger file, retention, sealing, epochs, recovery bundles, VACUUM, receipts.
struct MaintenanceRun: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "Remove deleted entries whose time to bring them back is over, complete the erasure ledger file, erase whom nothing carries any more, seal the audit logs into signed blocks, turn the keys of tenants that erased somebody, let old recovery bundles expire, remove dead rows, and sign the levels that erasures have reached since; once a day make a backup, and once a week restore the newest for practice."
    )

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let store = try await session.store()
        var results: [(task: Task, count: Int)] = []
        var state = State()
        var failure: (any Error)?
        let isFenced = try await store.fence().isClosed
        // What is due elsewhere does not wait for a task that fails.
        for task in Task.allCases {
            do {
                // Nothing is destroyed on the word of a database that was rolled back.
                if isFenced, task.destroys || task == .receipts { throw Failure.fenced }
                results.append((task, global.dryRun ? 0 : try await perform(task, store, session, &state)))
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        var answer = Answer.list(
            results, in: session.language,
            columns: [
                Column("Aufgabe", "Task") { $0.task.rawValue },
                Column("Erledigt", "Done", .right) { String($0.count) },
            ]
        ) { result in
            .object([
                "task": .string(result.task.rawValue), "state": .string(global.dryRun ? "due" : "done"),
                "count": .count(result.count),
            ])
        }
        answer.notes += state.notes
        return answer
    }

    /// What tasks leave to those behind them, and to people.
    private struct State {
        var cleaning: Cleaning?
        var notes: [String] = []
    }

    private enum Task: String, CaseIterable {
        case entries
        case ledger
        case retention
        case seal
        case epochs
        case bundles
        case vacuum
        case receipts
        case backup
        case drill

        /// Whether rows, keys or bundles go for good.
        var destroys: Bool { [.entries, .retention, .epochs, .bundles, .backup].contains(self) }
    }

    private func perform(
        _ task: Task, _ store: Store, _ session: Session, _ state: inout State
    ) async throws -> Int {
        switch task {
        case .entries: return try await PurgeActivities(store)()
        case .ledger:
            let lost = try await store.reconcileLedger()
            guard lost == 0 else { throw Failure.fenced }
            return 0
        case .retention:
            let retention = RunRetention(store, declaration: try session.declaration())
            var erased = 0
            for tenant in try await store.node.tenants() { erased += try await retention(in: tenant).count(.erased) }
            return erased
        case .seal:
            let fenced = Set(try await store.markBlocks())
            let sequencer = Sequencer(store)
            var entries = 0
            for tenant in try await store.node.tenants() where !fenced.contains(tenant.id) {
                do {
                    entries += try await sequencer.sealAll(tenant.id).entries
                } catch SequencerError.overtaken {
                    // The service seals at this very moment; nothing is left to do.
                    continue
                }
            }
            guard fenced.isEmpty else { throw Failure.fenced }
            return entries
        case .epochs:
            var due: [Actor] = []
            for tenant in try await store.node.tenants() {
                let actor = session.operatorActor(in: tenant.id)
                if try await TurnEpoch(store).isDue(tenant.id, by: actor) { due.append(actor) }
            }
            guard !due.isEmpty else { return 0 }
            let turn = TurnEpoch(try await session.store(.writer))
            for actor in due { _ = try await turn(actor.tenant, by: actor) }
            // Turns put other files in the place of those that this reader knows.
            try store.vault.reload()
            return due.count
        case .bundles:
            let retention = TimeInterval(try session.settings().backupHorizonDays) * 86_400
            let now = store.clock.now
            var expired = 0
            for place in try session.settings().keyBackupDirectories {
                expired += try Vault.pruneCopies(in: place, after: retention, now: now)
            }
            guard let oldest = try store.vault.oldestSupersededBundle(),
                oldest.addingTimeInterval(retention) <= now
            else { return expired }
            return try await expired + session.store(.writer).vault.expireBundles(after: retention, now: now)
        case .vacuum:
            let cleaning = try await store.clean()
            state.cleaning = cleaning
            return cleaning.tables
        case .receipts:
            guard let cleaning = state.cleaning else { return 0 }
            let outcome = try await ReceiptCompletion(session: session, store: store, cleaning: cleaning).run()
            state.notes += outcome.notes
            return outcome.completed
        case .backup: return try await ScheduledBackup(session: session, store: store).back()
        case .drill: return try await ScheduledBackup(session: session, store: store).drill()
        }
    }
}

extension Failure {
    /// The database has lost what the ledger file remembers: it was rolled back, and nothing personal leaves it.
    static var fenced: Failure {
        Failure(
            .notReady, "fenced",
            rule: "A restored database forgets again before it serves.",
            "The database is older than the erasure ledger file: it was rolled back, and nothing personal leaves it. 'obhut erasure replay' carries out again what it has lost; 'obhut node fence show' says what that is."
        )
    }
}
