import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Does what is due: deleted entries, ledger file, sealing, epochs, recovery bundles, VACUUM.
struct MaintenanceRun: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "Remove deleted entries whose time to bring them back is over, complete the erasure ledger file, seal the audit logs into signed blocks, turn the keys of tenants that erased somebody, let old recovery bundles expire, and remove dead rows."
    )

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let store = try await session.store()
        var results: [(task: Task, count: Int)] = []
        var failure: (any Error)?
        let isFenced = try await store.fence().isClosed
        // What is due elsewhere does not wait for a task that fails.
        for task in Task.allCases {
            do {
                // Nothing is destroyed on the word of a database that was rolled back.
                if isFenced, task.destroys { throw Failure.fenced }
                results.append((task, global.dryRun ? 0 : try await perform(task, store, session)))
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return .list(
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
    }

    private enum Task: String, CaseIterable {
        case entries
        case ledger
        case seal
        case epochs
        case bundles
        case vacuum

        /// Whether rows, keys or bundles go for good.
        var destroys: Bool { [.entries, .epochs, .bundles].contains(self) }
    }

    private func perform(_ task: Task, _ store: Store, _ session: Session) async throws -> Int {
        switch task {
        case .entries: return try await PurgeActivities(store)()
        case .ledger:
            let lost = try await store.reconcileLedger()
            guard lost == 0 else { throw Failure.fenced }
            return 0
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
            return due.count
        case .bundles:
            let retention = TimeInterval(try session.settings().backupHorizonDays) * 86_400
            guard let oldest = try store.vault.oldestSupersededBundle(),
                oldest.addingTimeInterval(retention) <= Date()
            else { return 0 }
            return try await session.store(.writer).vault.expireBundles(after: retention)
        case .vacuum:
            return try await store.vacuum()
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
