import Postgres
import TestSupport
import Testing

@Suite("Locks and time limits on lanes")
struct LockTests {
    @Test("a segment that meets a lock moves to a connection of its own and succeeds there")
    func movesAway() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.lockTimeout = .milliseconds(50) }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                async let answer = client.segment(
                    ["INSERT INTO note (id) VALUES (1)", "SELECT pg_advisory_xact_lock(1)"], lane: .write)
                // Only the patient connection shows this limit.
                while try await probe.session.query(
                    """
                    SELECT 1 FROM pg_stat_activity WHERE usename = 'obhut_runtime' AND wait_event_type = 'Lock'
                    AND datname = current_database() AND state = 'active' AND clock_timestamp() - query_start > '0.2 s'
                    """
                ).isEmpty {}
                try await probe.releaseLock(1)
                #expect(try await answer.count == 2)
                #expect(try await probe.session.query("SELECT FROM note").count == 1)
            }
        }
    }

    @Test("a lock held too long is reported as such")
    func reportsLock() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) {
                $0.lockTimeout = .milliseconds(20)
                $0.patientLockTimeout = .milliseconds(60)
            }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                let error = await #expect(throws: PostgresError.self) {
                    try await client.segment(["SELECT pg_advisory_xact_lock(1)"], lane: .read)
                }
                #expect(error?.isLockNotAvailable == true)
            }
        }
    }

    @Test("a statement that takes too long is stopped, and the lane goes on")
    func statementTimeout() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) {
                $0.readLanes = 1
                $0.statementTimeout = .seconds(1)
            }
            let error = await #expect(throws: PostgresError.self) {
                try await client.segment(["SELECT pg_sleep(20)"], lane: .read)
            }
            #expect(error?.code == .timeout)
            let next = try await client.segment(["SELECT 1"], lane: .read)
            #expect(next.count == 1)
        }
    }

    @Test("cancelling a caller on a lane resumes it at once and harms no neighbour")
    func cancellation() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) {
                $0.readLanes = 1
                $0.lockTimeout = .seconds(20)
            }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                let first = Task { try await client.segment(["SELECT pg_advisory_xact_lock(1)"], lane: .read) }
                _ = try await probe.blockedBackend(of: .runtime)
                let second = Task { try await client.segment(["SELECT 2"], lane: .read) }
                first.cancel()
                let error = await #expect(throws: PostgresError.self) { try await first.value }
                #expect(error?.code == .cancelled)
                try await probe.releaseLock(1)
                #expect(try await second.value[0][0].decode(Int.self) == 2)
            }
        }
    }
}
