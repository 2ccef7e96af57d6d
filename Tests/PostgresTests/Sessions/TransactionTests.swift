import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Transactions on connections of their own")
struct TransactionTests {
    private struct Refused: Error {}

    @Test("commits when the body returns and rolls back when it throws")
    func commitAndRollback() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            try await client.withTransaction { transaction in
                let results = try await transaction.pipeline([
                    "INSERT INTO note (id) VALUES (1)", "SELECT count(*) FROM note",
                ])
                #expect(try results[1][0].decode(Int.self) == 1)
            }
            await #expect(throws: Refused.self) {
                try await client.withTransaction { transaction in
                    _ = try await transaction.query("INSERT INTO note (id) VALUES (2)")
                    throw Refused()
                }
            }
            let ids = try await client.segment(["SELECT id FROM note"], lane: .read)[0].map { try $0.decode(Int.self) }
            #expect(ids == [1])
        }
    }

    @Test("a body that hides an error is told that nothing was committed")
    func hiddenError() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            let error = await #expect(throws: PostgresError.self) {
                try await client.withTransaction { transaction in
                    _ = try await transaction.query("INSERT INTO note (id) VALUES (1)")
                    _ = try? await transaction.query("INSERT INTO note (id) VALUES (1)")
                }
            }
            #expect(error?.sqlState == "25P02")
        }
    }

    @Test("serializable transactions that contradict fail as a conflict worth repeating")
    func serialization() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            let error = await #expect(throws: PostgresError.self) {
                try await client.withTransaction(.serializable) { first in
                    _ = try await first.query("SELECT count(*) FROM note")
                    try await client.withTransaction(.serializable) { second in
                        _ = try await second.query("SELECT count(*) FROM note")
                        _ = try await second.query("INSERT INTO note (id) VALUES (1)")
                    }
                    _ = try await first.query("INSERT INTO note (id) VALUES (2)")
                }
            }
            #expect(error?.isSerializationFailure == true)
            let denied = await #expect(throws: PostgresError.self) {
                try await client.withTransaction(.snapshot) { try await $0.query("DELETE FROM note") }
            }
            #expect(denied?.isReadOnlyTransaction == true)
        }
    }

    @Test("cancelling the task cancels the statement on the server and frees its locks")
    func cancellation() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.patientLockTimeout = .seconds(60) }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                let task = Task {
                    try await client.withTransaction { transaction in
                        _ = try await transaction.query("INSERT INTO note (id) VALUES (1)")
                        _ = try await transaction.query("SELECT pg_advisory_xact_lock(1)")
                    }
                }
                _ = try await probe.blockedBackend(of: .runtime)
                let start = ContinuousClock.now
                task.cancel()
                let error = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(error?.code == .cancelled)
                // Long before the transaction's own limit of 30 s.
                #expect(ContinuousClock.now - start < .seconds(15))
                // Nothing of it is left: the row is free, and the connection serves the next caller.
                _ = try await client.withTransaction { try await $0.query("INSERT INTO note (id) VALUES (1)") }
                try await probe.idleBackends(of: .runtime)
            }
        }
    }

    @Test("a task cancelled before it starts sends nothing")
    func cancelledEarly() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await client.segment(["INSERT INTO note (id) VALUES (1)"], lane: .write)
            }
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            let count = try await client.segment(["SELECT count(*) FROM note"], lane: .write)[0][0].decode(Int.self)
            #expect(count == 0)
        }
    }

    @Test("a transaction left idle too long is ended by the server, and the pool recovers")
    func idleLimit() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.poolSize = 1 }
            try await Probe.with(database) { probe in
                let error = await #expect(throws: PostgresError.self) {
                    try await client.withTransaction(timeout: .milliseconds(50)) { transaction in
                        while try await probe.backends(of: .runtime) > 0 {}
                        _ = try await transaction.query("SELECT 1")
                    }
                }
                #expect(error?.code == .unavailable)
                let count = try await client.withTransaction { try await $0.query("SELECT 1").count }
                #expect(count == 1)
            }
        }
    }

    @Test("a transaction that escapes its scope is refused")
    func escape() async throws {
        try await TestDatabase.lease(.notes) { database in
            let escaped = try await database.client(as: .runtime).withTransaction { $0 }
            let error = await #expect(throws: PostgresError.self) { try await escaped.query("SELECT 1") }
            #expect(error?.code == .protocolViolation)
        }
    }

    @Test("a full pool makes callers wait, then refuses them, and never opens one connection too many")
    func poolExhaustion() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) {
                $0.poolSize = 2
                $0.acquireTimeout = .seconds(5)
            }
            try await client.withSession { first in
                try await client.withSession { second in
                    _ = try await (first.query("SELECT 1"), second.query("SELECT 1"))
                    let start = ContinuousClock.now
                    let error = await #expect(throws: PostgresError.self) {
                        try await client.withSession { try await $0.query("SELECT 1") }
                    }
                    #expect(error?.code == .poolExhausted)
                    #expect((ContinuousClock.now - start) >= .milliseconds(4_990))
                }
            }
            let patient = database.client(as: .runtime) {
                $0.poolSize = 2
            }
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...200 {
                    group.addTask {
                        try await patient.withTransaction { try await $0.query("SELECT \(number)")[0].decode(Int.self) }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 20_100)
            try await Probe.with(database) { probe in
                let connections = try await probe.backends(of: .runtime)
                #expect(connections <= 4)
            }
        }
    }
}
