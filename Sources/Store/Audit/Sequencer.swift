import Domain
package import Foundation
import Logging
import Postgres
import ServiceLifecycle
import Synchronization
import Vault

/// The one sequencer of a node: gives entries their numbers by sealing them into signed blocks.
///
/// Runs while it holds an advisory lock; a second process waits for it. Tenants that `notice` names are sealed about 20 ms
/// later, all others in turn, 200 a second. Their blocks are marked in the ledger file every few minutes, and when it ends.
package final class Sequencer: Service {
    private static let gathering = Duration.milliseconds(20)
    private static let interval = Duration.seconds(1)
    /// Tenants looked at without being asked to, in one interval.
    private static let sweepSize = 200
    /// Tenants that may be named and not yet sealed; more of them wait for their turn.
    private static let noticeLimit = 4_096
    /// Rounds a tenant with many entries gets before the next one is looked at.
    private static let roundLimit = 16

    private let store: Store
    private let mayLead: @Sendable () -> Bool
    private let sealer: BlockSealer
    private let noticed = Mutex<Set<UUID>>([])
    private let wake: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation

    /// Seals what this store writes; on its own only for as long as `mayLead` says that keystore and database belong
    /// together and neither is older than the other.
    package init(_ store: Store, while mayLead: @escaping @Sendable () -> Bool = { true }) {
        self.store = store
        self.mayLead = mayLead
        sealer = BlockSealer(store: store)
        (wake, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Says that something was committed for a tenant; returns at once.
    package func notice(_ tenant: UUID) {
        noticed.withLock { tenants in
            if tenants.count < Self.noticeLimit { tenants.insert(tenant) }
        }
        waker.yield()
    }

    /// Seals at most one block in each lane of a tenant, and marks it.
    ///
    /// - Throws: `SequencerError`, `PostgresError`, `VaultError` when the ledger file could not be written: the block
    ///   stands then, and its mark follows with the next start.
    @discardableResult
    package func sealOnce(_ tenant: UUID) async throws -> SealingResult {
        let (result, marks) = try await sealer.seal(tenant)
        try await note(marks)
        return result
    }

    /// Seals until nothing of a tenant waits that could be sealed now, and marks where its log ends then.
    @discardableResult
    package func sealAll(_ tenant: UUID) async throws -> SealingResult {
        var total = SealingResult()
        var pending = PendingMarks()
        do {
            repeat {
                let (result, marks) = try await sealer.seal(tenant)
                pending.add(marks)
                total.entries += result.entries
                total.blocks += result.blocks
                total.hasMore = result.hasMore
            } while total.hasMore
        } catch {
            try? await note(pending.takeAll())
            throw error
        }
        try await note(pending.takeAll())
        return total
    }

    /// Seals until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            async let ticking: Void = tick()
            while !Task.isCancelled {
                do {
                    try await lead()
                } catch is CancellationError {
                    break
                } catch {
                    store.logger.warning("the sequencer stopped and tries again", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.interval)
            }
            await ticking
        }
    }

    private func tick() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.interval)
            waker.yield()
        }
        waker.finish()
    }

    /// Seals for as long as the lock is ours and we may; returns when another process has it.
    private func lead() async throws {
        guard mayLead() else { return }
        try await store.postgres.withSession { session in
            let rows = try await session.query("SELECT pg_try_advisory_lock(\(AdvisoryLock.sequencer))")
            guard let row = rows.first, try row.decode(Bool.self) else { return }
            let fenced = Set(try await store.markBlocks())
            for tenant in fenced {
                store.logger.error("the database has lost sealed blocks", metadata: ["tenant": "\(tenant)"])
            }
            var pending = PendingMarks()
            do {
                try await seal(session, without: fenced, &pending)
            } catch {
                await mark(pending.takeAll())
                throw error
            }
            await mark(pending.takeAll())
        }
    }

    /// Seals what is named and all others in turn, until it may not or fails.
    private func seal(
        _ session: PostgresSession, without fenced: Set<UUID>, _ pending: inout PendingMarks
    ) async throws {
        var sweep = Sweep()
        for await _ in wake {
            try Task.checkCancellation()
            try await Task.sleep(for: Self.gathering)
            guard mayLead() else { return }
            // The lock lives as long as this connection does.
            _ = try await session.query("SELECT 1")
            let named = noticed.withLock { tenants in
                defer { tenants = [] }
                return tenants
            }
            for tenant in named where !fenced.contains(tenant) { await seal(tenant, &pending) }
            if let due = sweep.due(every: Self.interval) {
                for tenant in try await tenants(after: due) {
                    if !fenced.contains(tenant) { await seal(tenant, &pending) }
                    sweep.last = tenant
                }
            }
            let due = pending.takeDue()
            if await !mark(due) { pending.putBack(due) }
        }
    }

    /// Notes in the ledger file where logs have come to.
    private func note(_ marks: [BlockMark]) async throws {
        guard !marks.isEmpty else { return }
        let moment = store.clock.now
        try await store.ledgerFile.append(marks.map { $0.entry(at: moment) })
    }

    /// The same; the blocks stand either way.
    ///
    /// - Returns: Whether they are in the file.
    @discardableResult
    private func mark(_ marks: [BlockMark]) async -> Bool {
        do {
            try await note(marks)
            return true
        } catch {
            store.logger.error("blocks could not be marked", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// The next tenants in turn; from the first again after the last.
    private func tenants(after last: UUID?) async throws -> [UUID] {
        let rows = try await store.postgres.segment(
            [
                """
                SELECT id FROM tenant ORDER BY id > \(last) IS TRUE DESC, id LIMIT \(Self.sweepSize)
                """
            ], lane: .read)
        return try (rows.first ?? []).map { try $0.decode(UUID.self) }
    }

    /// A tenant that cannot be sealed stops no other.
    private func seal(_ tenant: UUID, _ pending: inout PendingMarks) async {
        do {
            for _ in 0..<Self.roundLimit {
                let (result, marks) = try await sealer.seal(tenant)
                pending.add(marks)
                guard result.hasMore else { return }
            }
            notice(tenant)
        } catch SequencerError.overtaken {
            notice(tenant)
        } catch {
            store.logger.error(
                "entries could not be sealed", metadata: ["tenant": "\(tenant)", "error": "\(error)"])
        }
    }
}
