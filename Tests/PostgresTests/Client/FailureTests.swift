import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Lost connections")
struct FailureTests {
    @Test("a write on the wire when its backend dies has an unknown outcome, and is not repeated")
    func writeIsUnknown() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.lockTimeout = .seconds(20) }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                let write = Task {
                    try await client.segment(
                        ["INSERT INTO note (id) VALUES (1)", "SELECT pg_advisory_xact_lock(1)"], lane: .write)
                }
                try await probe.terminate(try await probe.blockedBackend(of: .runtime))
                let error = await #expect(throws: PostgresError.self) { try await write.value }
                #expect(error?.code == .outcomeUnknown)
                try await probe.releaseLock(1)
                let next = try await client.segment(["SELECT count(*) FROM note"], lane: .write)
                #expect(try next[0][0].decode(Int.self) == 0)
            }
        }
    }

    @Test("a read on the wire when its backend dies runs again on a new connection")
    func readRecovers() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.lockTimeout = .seconds(20) }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                async let read = client.segment(["SELECT pg_advisory_xact_lock(1)", "SELECT 5"], lane: .read)
                try await probe.terminate(try await probe.blockedBackend(of: .runtime))
                try await probe.releaseLock(1)
                let answer = try await read
                #expect(try answer[1][0].decode(Int.self) == 5)
            }
        }
    }

    @Test("an idle lane whose backend dies is replaced before the next caller comes")
    func idleLane() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.writeLanes = 1 }
            try await Probe.with(database) { probe in
                for _ in 0..<5 {
                    let backend = try await client.segment(["SELECT pg_backend_pid()"], lane: .write)[0][0]
                        .decode(Int32.self)
                    try await probe.terminate(backend)
                    // The server has closed the socket; the lane must notice before it writes.
                    while try await probe.backends(of: .runtime) == 0 {}
                }
                let last = try await client.segment(["SELECT 1"], lane: .write)
                #expect(last.count == 1)
            }
        }
    }

    @Test("a transaction whose backend dies before COMMIT is certainly rolled back")
    func transactionIsUnavailable() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            try await Probe.with(database) { probe in
                let error = await #expect(throws: PostgresError.self) {
                    try await client.withTransaction { transaction in
                        let backend = try await transaction.query("SELECT pg_backend_pid()")[0].decode(Int32.self)
                        _ = try await transaction.query("INSERT INTO note (id) VALUES (1)")
                        try await probe.terminate(backend)
                        _ = try await transaction.query("SELECT 1")
                    }
                }
                #expect(error?.code == .unavailable)
                // The pool hands out a living connection again.
                let count = try await client.withTransaction { try await $0.query("SELECT FROM note").count }
                #expect(count == 0)
            }
        }
    }

    @Test("a backend that dies during COMMIT leaves an unknown outcome")
    func commitIsUnknown() async throws {
        try await TestDatabase.lease(.notes) { database in
            try await database.client(as: .owner).withSession { session in
                _ = try await session.pipeline([
                    """
                    CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END'
                    """,
                    """
                    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION wait_at_commit()
                    """,
                ])
            }
            let client = database.client(as: .runtime) { $0.patientLockTimeout = .seconds(20) }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                let write = Task {
                    try await client.withTransaction { try await $0.query("INSERT INTO note (id) VALUES (1)").count }
                }
                try await probe.terminate(try await probe.blockedBackend(of: .runtime))
                let error = await #expect(throws: PostgresError.self) { try await write.value }
                #expect(error?.code == .outcomeUnknown)
            }
        }
    }

    @Test("COPY inside a segment is refused as misuse, and the lane goes on")
    func copyInSegment() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.writeLanes = 1 }
            let error = await #expect(throws: PostgresError.self) {
                try await client.segment(["COPY note TO STDOUT"], lane: .write)
            }
            #expect(error?.code == .protocolViolation)
            let next = try await client.segment(["SELECT 1"], lane: .write)
            #expect(next.count == 1)
        }
    }

    @Test("work sent while the server restarts waits for it and succeeds")
    func restart() async throws {
        let cluster = try await TestCluster(durable: true)
        do {
            try await TestDatabase.lease(.notes, on: cluster) { database in
                let client = database.client(as: .runtime) { $0.acquireTimeout = .seconds(180) }
                for round in 1...3 {
                    _ = try await client.segment(["INSERT INTO note (id) VALUES (\(Int32(round)))"], lane: .write)
                    _ = try await client.withTransaction { try await $0.query("SELECT FROM note") }
                    try await cluster.stopServer()
                    async let restarted: Void = cluster.startServer()
                    let read = try await client.segment(["SELECT count(*) FROM note"], lane: .read)
                    #expect(try read[0][0].decode(Int.self) == round)
                    try await restarted
                    let rows = try await client.withTransaction { try await $0.query("SELECT FROM note") }
                    #expect(rows.count == round)
                }
            }
        } catch {
            try await cluster.destroy()
            throw error
        }
        try await cluster.destroy()
    }

    @Test("without a server every kind of work fails within its limit, saying why")
    func noServer() async throws {
        var configuration = PostgresConfiguration(connectionString: "host=/nonexistent dbname=x user=nobody")
        configuration.acquireTimeout = .seconds(2)
        let client = PostgresClient(configuration, logger: .quiet)
        let start = ContinuousClock.now
        for lane in PostgresLane.allCases {
            let error = await #expect(throws: PostgresError.self) { try await client.segment(["SELECT 1"], lane: lane) }
            #expect(error?.code == .unavailable && error?.isUnavailability == true)
            #expect(error?.reason?.contains("/nonexistent") == true)
        }
        let error = await #expect(throws: PostgresError.self) {
            try await client.withTransaction { try await $0.query("SELECT 1") }
        }
        #expect(error?.code == .unavailable && error?.reason?.contains("/nonexistent") == true)
        #expect(ContinuousClock.now - start < .seconds(60))
        await client.shutdown()
    }

    @Test("a connection string that cannot be read is not repeated in the error")
    func badConnectionString() async throws {
        let client = PostgresClient(
            PostgresConfiguration(connectionString: "postgres://user:geheim@host:port:x/?nonsense=geheim"),
            logger: .quiet)
        let error = await #expect(throws: PostgresError.self) {
            try await client.withSession { try await $0.query("SELECT 1") }
        }
        #expect(error?.code == .unavailable)
        #expect(error.map { !"\($0)".contains("geheim") } == true)
        await client.shutdown()
    }

    @Test("several hosts: the first that answers and takes writes is used")
    func severalHosts() async throws {
        try await TestDatabase.lease(.empty) { database in
            let hosts = "/nonexistent,\(database.cluster.directory)"
            let encoded = hosts.replacing("/", with: "%2F")
            for string in [
                "host=\(hosts) port=5432,5432 dbname=\(database.name) user=obhut_runtime target_session_attrs=read-write",
                "postgresql://obhut_runtime@\(encoded)/\(database.name)?target_session_attrs=read-write",
            ] {
                var settings = PostgresConfiguration(connectionString: string)
                settings.acquireTimeout = .seconds(60)
                let client = PostgresClient(settings, logger: .quiet)
                let rows = try await client.segment(["SELECT current_database()::text"], lane: .write)
                #expect(try rows[0][0].decode(String.self) == database.name)
                await client.shutdown()
            }
        }
    }

    @Test("after shutdown nothing is connected and everything is refused")
    func shutdown() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.lockTimeout = .seconds(20) }
            _ = try await client.withTransaction { try await $0.query("SELECT 1") }
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                let last = Task {
                    try await client.segment(["SELECT pg_advisory_xact_lock(1)", "SELECT 9"], lane: .write)
                }
                _ = try await probe.blockedBackend(of: .runtime)
                async let shutdown: Void = client.shutdown()
                // The idle connection of the pool goes first.
                while try await probe.backends(of: .runtime) > 1 {}
                try await probe.releaseLock(1)
                await shutdown
                let answer = try await last.value
                #expect(try answer[1][0].decode(Int.self) == 9)
                while try await probe.backends(of: .runtime) > 0 {}
            }
            let error = await #expect(throws: PostgresError.self) {
                try await client.segment(["SELECT 1"], lane: .read)
            }
            #expect(error?.code == .unavailable)
            await #expect(throws: PostgresError.self) {
                try await client.withSession { try await $0.query("SELECT 1") }
            }
        }
    }
}
