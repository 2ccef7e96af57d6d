import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite("COPY TO STDOUT")
struct CopyTests {
    private struct Enough: Error {}

    @Test("streams every row in chunks, inside row-level security's transaction too")
    func streams() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            _ = try await client.segment(
                ["INSERT INTO note (id, body) SELECT n, repeat('ß', 100) FROM generate_series(1, 20000) n"],
                lane: .write)
            try await client.withTransaction(.snapshot) { transaction in
                var bytes: [UInt8] = []
                var chunks = 0
                let rows = try await transaction.copy("COPY (SELECT id, body FROM note ORDER BY id) TO STDOUT") {
                    chunk in
                    #expect(chunk.last == UInt8(ascii: "\n"))
                    bytes += chunk
                    chunks += 1
                }
                #expect(rows == 20_000)
                #expect(chunks > 10)
                let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                #expect(lines.count == 20_000 && lines[19_999] == "20000\t" + String(repeating: "ß", count: 100))
                let after = try await transaction.query("SELECT 1")
                #expect(after.count == 1)
            }
        }
    }

    @Test("a slow reader holds the server back instead of filling memory")
    func backPressure() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .superuser)
            let client2 = database.client(as: .superuser)
            try await client.withSession { session in
                let backend = try await session.query("SELECT pg_backend_pid()")[0].decode(Int32.self)
                var isFirst = true
                let rows = try await session.copy(
                    "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000)) TO STDOUT"
                ) { _ in
                    guard isFirst else { return }
                    isFirst = false
                    // 100 MB are to come; while nobody reads, the server comes to wait for the socket, and goes on waiting.
                    try await client2.withSession { probe in
                        while try await probe.query(
                            """
                            SELECT 1 FROM pg_stat_activity WHERE pid = \(backend) AND wait_event = 'ClientWrite'
                            """
                        ).isEmpty {}
                        var waiting = 0
                        for _ in 0..<100 {
                            let waits = try await probe.query(
                                """
                                SELECT pg_sleep(0.002) FROM pg_stat_activity
                                WHERE pid = \(backend) AND wait_event = 'ClientWrite'
                                """)
                            waiting += waits.count
                        }
                        // It wakes for a moment when the server signals every backend.
                        #expect(waiting >= 90)
                    }
                }
                #expect(rows == 100_000)
            }
        }
    }

    @Test("a reader that has enough cancels the COPY and keeps the connection")
    func stopsEarly() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.poolSize = 1 }
            try await client.withSession { session in
                await #expect(throws: Enough.self) {
                    try await session.copy("COPY (SELECT generate_series(1, 100000000)) TO STDOUT") { _ in
                        throw Enough()
                    }
                }
                let rows = try await session.query("SELECT \(3)")
                #expect(try rows[0].decode(Int.self) == 3)
            }
        }
    }

    @Test("an error at the start and one in the middle reach the caller")
    func errors() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.poolSize = 1 }
            try await client.withSession { session in
                func failure(_ query: PostgresQuery) async throws -> PostgresError {
                    try #require(await #expect(throws: PostgresError.self) { try await session.copy(query) { _ in } })
                }
                let missing = try await failure("COPY (SELECT * FROM missing) TO STDOUT")
                let late = try await failure("COPY (SELECT 1 / (50000 - n) FROM generate_series(1, 60000) n) TO STDOUT")
                let notCopy = try await failure("SELECT 1")
                let bound = try await failure("COPY (SELECT \(1)) TO STDOUT")
                #expect(missing.isUndefinedTable)
                #expect(late.sqlState == "22012")
                #expect(notCopy.code == .protocolViolation)
                #expect(bound.code == .encoding)
                let inside = await #expect(throws: PostgresError.self) {
                    try await session.copy("COPY (SELECT 1) TO STDOUT") { _ in _ = try await session.query("SELECT 1") }
                }
                #expect(inside?.code == .protocolViolation)
                let rows = try await session.query("SELECT 1")
                #expect(rows.count == 1)
            }
        }
    }

    @Test("cancelling the task ends the COPY on the server")
    func cancellation() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.poolSize = 1 }
            let task = Task {
                try await client.withSession { session in
                    try await session.copy("COPY (SELECT pg_sleep(60)) TO STDOUT") { _ in }
                }
            }
            try await Probe.with(database) { probe in
                _ = try await probe.blockedBackend(of: .runtime, waitingFor: "Timeout")
                task.cancel()
                let error = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(error?.code == .cancelled)
                try await probe.idleBackends(of: .runtime)
            }
        }
    }
}
