import Domain
import Foundation
import Postgres
import Store
import Synchronization
import TestSupport

/// Several who come to one lock, in an order that is not left to luck.
enum ForcedOrder {
    /// Who is through, and how it ended for him.
    private final class Through: Sendable {
        private let outcomes = Mutex<[String]>([])

        func note(_ position: Int, _ outcome: Result<Refusal?, any Error>) {
            outcomes.withLock { $0.append("\(position): \(outcome)") }
        }

        /// Whoever is through before the lock is free never came to it.
        func requireNone() throws {
            let outcomes = outcomes.withLock { $0 }
            guard outcomes.isEmpty else { throw TestClusterError("did not wait for the lock: \(outcomes)") }
        }
    }

    /// Runs `bodies` while the test holds what `lock` takes, lets go once all of them wait, and answers what they threw.
    ///
    /// The next one begins when the one before waits: they get the lock in this order. Each must wait where it meets it:
    /// in a transaction, or on a connection of ``StoreFixture/patientStore()``.
    /// `meanwhile`: What others do while all of them wait.
    static func run(
        _ fixture: StoreFixture, holding lock: PostgresQuery, _ bodies: [@Sendable () async throws -> Void],
        meanwhile: () async throws -> Void = {}
    ) async throws -> [Refusal?] {
        let client = fixture.database.smallClient(as: .superuser)
        let through = Through()
        return try await withThrowingTaskGroup(of: (Int, Refusal?).self) { group in
            try await client.withTransaction { transaction in
                _ = try await transaction.query(lock)
                var queue: Set<Int32> = []
                for (position, body) in bodies.enumerated() {
                    group.addTask {
                        let outcome = await Self.outcome(body)
                        through.note(position, outcome)
                        return (position, try outcome.get())
                    }
                    while queue.count <= position {
                        try through.requireNone()
                        await Task.yield()
                        queue = try await waiting(client)
                    }
                }
                try await meanwhile()
                try through.requireNone()
                guard try await waiting(client) == queue else { throw TestClusterError("somebody left the queue") }
            }
            var thrown = [Refusal?](repeating: nil, count: bodies.count)
            for try await (position, refusal) in group { thrown[position] = refusal }
            return thrown
        }
    }

    private static func outcome(_ body: @Sendable () async throws -> Void) async -> Result<Refusal?, any Error> {
        do {
            try await body()
            return .success(nil)
        } catch let refusal as Refusal {
            return .success(refusal)
        } catch {
            return .failure(error)
        }
    }

    /// The connections that wait for a lock of any kind.
    private static func waiting(_ client: PostgresClient) async throws -> Set<Int32> {
        let rows = try await client.segment(
            [
                """
                SELECT a.pid FROM pg_stat_activity a WHERE a.datname = current_database()
                    AND EXISTS (SELECT FROM pg_locks l WHERE l.pid = a.pid AND NOT l.granted)
                """
            ], lane: .read)
        return Set(try rows[0].map { try $0.decode(Int32.self) })
    }
}

extension StoreFixture {
    /// A store as `obhutd` has it, with connections of its own; who meets a lock on a lane of it keeps his place before
    /// it instead of moving to another connection.
    func patientStore() -> Store {
        let client = database.client(as: .runtime) { settings in
            (settings.poolSize, settings.readLanes, settings.writeLanes) = (3, 1, 1)
            settings.lockTimeout = settings.patientLockTimeout
        }
        return Store(
            postgres: client, vault: store.vault, ledgerFile: store.ledgerFile, clock: clock, logger: .quiet)
    }
}
