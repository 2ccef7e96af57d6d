package import Domain
package import Foundation
package import Logging
package import Store
import Synchronization

/// Trial runs and imports of uploaded files, one after the other, outside of any request.
///
/// What is under way stands in the database; the queue only says that there is work. So nothing is lost with a process:
/// ``resume()`` takes up what an earlier one left, at the chunk where it stopped.
package final class ImportQueue: Sendable {
    private struct Work: Hashable {
        var tenant: UUID
        var file: UUID
    }

    /// Files that may wait for their turn.
    private static let capacity = 1_000
    /// Attempts at one file; a database that comes back within half an hour is waited for.
    private static let attempts = 35

    private let store: Store
    private let logger: Logger
    /// Uploads that began before were of another process.
    private let since: Date
    private let waiting = Mutex<Set<Work>>([])
    private let works: AsyncStream<Work>
    private let feeder: AsyncStream<Work>.Continuation

    /// A queue over this store; nothing happens before ``run()``.
    package init(_ store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
        since = store.clock.now
        (works, feeder) = AsyncStream.makeStream(of: Work.self, bufferingPolicy: .bufferingOldest(Self.capacity))
    }

    /// Says that there is something to do with a file.
    ///
    /// - Throws: `Refusal` 503 `busy` when too many wait; the file stays as it is and is taken up at the next start.
    package func add(tenant: UUID, file: UUID) throws(Refusal) {
        let work = Work(tenant: tenant, file: file)
        guard waiting.withLock({ $0.insert(work).inserted }) else { return }
        if case .enqueued = feeder.yield(work) { return }
        _ = waiting.withLock { $0.remove(work) }
        throw Refusal(.notReady, RefusalCode.busy, rule: "Too many files wait; try again.", retryAfter: 30)
    }

    /// Forgets files whose day is over, and quarantined rows whose month is.
    ///
    /// - Throws: The first failure, after all tenants had their turn.
    package func forgetExpired() async throws {
        try await store.node.tenants().map(\.id).eachInTurn { tenant in
            let scope = store.scoped(to: .system(in: tenant))
            _ = try await scope.dropExpiredImportFiles()
            while try await scope.dropExpiredQuarantine() > 0 {}
        }
    }

    /// Takes up what an earlier process left, and forgets files whose day is over.
    ///
    /// - Throws: The first failure, after all tenants had their turn.
    package func resume() async throws {
        try await [takeUp, forgetExpired].eachInTurn { try await $0() }
    }

    /// Somebody waits for what is under way; nobody does for the end of what had its day.
    private func takeUp() async throws {
        try await store.node.tenants().map(\.id).eachInTurn { tenant in
            let scope = store.scoped(to: .system(in: tenant))
            try await scope.dropCutOffUploads(before: since)
            for file in try await scope.importFilesUnderWay() { try add(tenant: tenant, file: file) }
        }
    }

    /// Works until it is cancelled.
    package func run() async {
        for await work in works {
            _ = waiting.withLock { $0.remove(work) }
            await finish(work)
            if Task.isCancelled { return }
        }
    }

    private func finish(_ work: Work) async {
        for attempt in 1...Self.attempts {
            do {
                try await step(work)
                return
            } catch let refusal as Refusal
                where refusal.kind == .notFound || refusal.code == RefusalCode.fileDiscarded.rawValue
            {
                return
            } catch is CancellationError {
                return
            } catch {
                logger.warning(
                    "an import stopped and goes on later",
                    metadata: ["import-file": "\(work.file)", "attempt": "\(attempt)", "error": "\(error)"])
                do { try await Task.sleep(for: .seconds(min(60, 1 << min(attempt, 6)))) } catch { return }
            }
        }
    }

    private func step(_ work: Work) async throws {
        let file = try await store.scoped(to: .system(in: work.tenant)).importFile(work.file)
        // Who ordered it answers for it, in the role she had then.
        let actor = Actor(
            tenant: work.tenant, member: file.createdBy, role: file.role, purpose: "operation", via: .session)
        let scope = store.scoped(to: actor)
        var source = ImportFileSource(scope: scope, file: file)
        switch file.state {
        case .uploading, .uploaded, .checked, .done, .discarded: return
        case .checking:
            var order = file.order
            order.isDryRun = true
            var counts = ImportBatch.Counts()
            do {
                let result = try await ImportPeople(store).take(
                    order, by: actor,
                    progress: {
                        counts = $0
                        try await scope.noteCheck(file, $0)
                    }, next: { try await source.next() })
                try await scope.finishCheck(file, result.batch.counts, outcomes: result.outcomes, failure: nil)
            } catch let refusal as Refusal where refusal.kind == .refused || refusal.kind == .invalid {
                try await scope.finishCheck(file, counts, outcomes: ImportOutcomes(), failure: refusal.code)
            }
        case .running:
            guard let batch = file.batch else { return }
            do {
                _ = try await ImportPeople(store).take(
                    file.order, by: actor, resuming: batch, progress: { _ in }, next: { try await source.next() })
            } catch let refusal as Refusal where refusal.kind == .refused || refusal.kind == .invalid {
                // The same file would be refused again: the import has ended, what came in can be taken back.
                logger.warning(
                    "an import ended early", metadata: ["import": "\(batch)", "code": "\(refusal.code)"])
            } catch let refusal as Refusal where refusal.kind == .conflict {
                // Taken back meanwhile: nothing of the file is wanted any more. Otherwise it goes on.
                let state = try await scope.importBatch(batch).state
                guard state == .undoing || state == .undone || state == .completed else { throw refusal }
            }
            try await scope.finishImportFile(file.id)
        }
    }
}
