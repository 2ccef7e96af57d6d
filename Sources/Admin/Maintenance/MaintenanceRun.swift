import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Does what is due: every ``Task`` in the order of its cases, which some of them need.
struct MaintenanceRun: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Do what is due: erase, seal, turn keys, clean up, back up, and look whether what is erased is gone.",
        discussion: """
            In this order: remove deleted entries whose time to bring them back is over; complete the erasure ledger file; erase \
            whom nothing carries any more, and destroy proof whose term is over; seal the audit logs into signed blocks; turn the \
            keys of tenants that erased somebody, finish turns of index keys that were begun, and destroy former index keys under \
            which nothing stands any more; let old recovery bundles expire; remove dead rows; sign the levels that erasures have \
            reached since.

            Where the clock is more than eight days ahead of the last run, nothing is destroyed until --yes says that it is right.

            Once a day it makes a backup, and once a week it restores the newest for practice, erases a synthetic person, and \
            looks for her in every file once her keys are gone. What is due elsewhere does not wait for a task that fails; the \
            first failure is told in the end.
            """
    )

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let store = try await session.store()
        var results: [(task: Task, count: Int)] = []
        var state = State()
        var failure: (any Error)?
        let clock = try MaintenanceClock(session)
        do { if !global.dryRun { try clock.note() } } catch { failure = error }
        let isFenced = try await store.fence().isClosed
        // What is due elsewhere does not wait for a task that fails.
        for task in Task.allCases {
            do {
                // Nothing is destroyed on the word of a database that was rolled back.
                if isFenced, task.destroys || task == .receipts || task == .scan { throw Failure.fenced }
                let destroying = Task.allCases.filter(\.destroys).map(\.rawValue)
                if task.destroys, let refusal = clock.refusal(of: destroying, in: session.language) { throw refusal }
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
        case canary
        case seal
        case epochs
        case bundles
        case vacuum
        case receipts
        case scan
        case backup
        case drill

        /// Whether rows, keys or bundles go for good.
        var destroys: Bool { [.entries, .retention, .canary, .epochs, .bundles, .backup].contains(self) }
    }

    private func perform(
        _ task: Task, _ store: Store, _ session: Session, _ state: inout State
    ) async throws -> Int {
        switch task {
        case .entries: return try await PurgeActivities(store)()
        case .ledger:
            guard try await store.reconcileLedger() == 0 else { throw Failure.fenced }
            return 0
        case .retention:
            let retention = RunRetention(store, declaration: try session.declaration())
            var erased = 0
            try await store.node.tenants().eachInTurn { erased += try await retention(in: $0).count(.erased) }
            return erased
        case .canary: return try await ScheduledCanary(session: session, store: store).send()
        case .seal: return try await seal(store)
        case .epochs: return try await turnKeys(store, session)
        case .bundles: return try await expireBundles(store, session)
        case .vacuum:
            let cleaning = try await store.clean()
            state.cleaning = cleaning
            return cleaning.tables
        case .receipts:
            guard let cleaning = state.cleaning else { return 0 }
            let outcome = try await ReceiptCompletion(session: session, store: store, cleaning: cleaning).run()
            state.notes += outcome.notes
            return outcome.completed
        case .scan: return try await ScheduledCanary(session: session, store: store).look()
        case .backup: return try await ScheduledBackup(session: session, store: store).back()
        case .drill: return try await ScheduledBackup(session: session, store: store).drill()
        }
    }

    private func seal(_ store: Store) async throws -> Int {
        let fenced = Set(try await store.markBlocks())
        let sequencer = Sequencer(store)
        var entries = 0
        try await store.node.tenants().filter { !fenced.contains($0.id) }.eachInTurn { tenant in
            do {
                entries += try await sequencer.sealAll(tenant.id).entries
            } catch SequencerError.overtaken {
                // The service seals at this very moment; nothing is left to do.
            }
        }
        guard fenced.isEmpty else { throw Failure.fenced }
        return entries
    }

    /// Turns the keys of tenants that erased somebody, finishes turns of index keys, and ends keys that came back.
    private func turnKeys(_ store: Store, _ session: Session) async throws -> Int {
        var done = 0
        try await [turnEpochs, turnIndexes, endKeys].eachInTurn { turn in
            // Turns put other files in the place of those that this reader knows.
            try store.vault.reload()
            done += try await turn(store, session)
        }
        try store.vault.reload()
        return done
    }

    /// Turns the keys of tenants that erased somebody.
    private func turnEpochs(_ store: Store, _ session: Session) async throws -> Int {
        let days = try session.settings().epochDays
        var done = 0
        try await store.node.tenants().eachInTurn { tenant in
            if try await store.isBeingTakenIn(tenant) { return }
            let actor = session.operatorActor(in: tenant.id)
            guard try await TurnEpoch(store, days: days).isDue(tenant.id, by: actor) else { return }
            _ = try await TurnEpoch(session.store(.writer))(tenant.id, by: actor)
            done += 1
        }
        return done
    }

    /// Finishes turns of index keys that were begun, and destroys former keys that nothing stands under any more.
    private func turnIndexes(_ store: Store, _ session: Session) async throws -> Int {
        var done = 0
        try await store.node.tenants().eachInTurn { tenant in
            // A key that the file brought waits for the rows that are still to come.
            if try await store.isBeingTakenIn(tenant) { return }
            let actor = session.operatorActor(in: tenant.id)
            let isDue = try await TurnIndexes(store).isDue(tenant.id, by: actor)
            guard try isDue || TurnIndexes(store).holdsFormerKeys(tenant.id) else { return }
            let turn = TurnIndexes(try await session.store(.writer))
            if isDue {
                _ = try await turn(tenant.id, by: actor)
                done += 1
            } else {
                done += try await turn.tidy(tenant.id, by: actor)
            }
        }
        return done
    }

    /// Destroys again the keys of businesses that are gone: an older copy of the keystore that was put back holds them.
    private func endKeys(_ store: Store, _ session: Session) async throws -> Int {
        let gone = try await store.node.destructions().filter { $0.document != nil }.map(\.tenant)
        let holding = try gone.filter { try store.vault.holdsKeys(of: $0) }
        for tenant in holding { try await session.store(.writer).vault.destroyTenant(tenant) }
        return holding.count
    }

    /// Lets copies of the keystore and recovery bundles expire whose time is over.
    private func expireBundles(_ store: Store, _ session: Session) async throws -> Int {
        let settings = try session.settings()
        let retention = TimeInterval(settings.backupHorizonDays) * 86_400
        let now = store.clock.now
        var expired = 0
        if try store.vault.holdsExpiredBundles(after: retention, now: now) {
            expired += try await session.store(.writer).vault.expireBundles(after: retention, now: now)
        }
        try await settings.keyBackupDirectories.eachInTurn { place in
            guard try !Vault.expiredCopies(in: place, after: retention, now: now).isEmpty else { return }
            expired += try await session.store(.writer).vault.pruneCopies(in: place, after: retention, now: now)
        }
        return expired
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
