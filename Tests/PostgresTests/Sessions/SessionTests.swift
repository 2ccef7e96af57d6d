import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Sessions")
struct SessionTests {
    @Test("nothing of a session reaches the next one on the same connection")
    func cleanUp() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .superuser) { $0.poolSize = 1 }
            let backend = try await client.withSession { session in
                _ = try await session.query("BEGIN")
                _ = try await session.query("INSERT INTO note (id) VALUES (1)")
                _ = try await session.query("COMMIT")
                _ = try await session.query("SELECT pg_advisory_lock(42), set_config('app.tenant', 'x', false)")
                _ = try await session.query("CREATE TEMPORARY TABLE scratch (id integer)")
                _ = try await session.query("SET ROLE obhut_audit")
                _ = try await session.query("LISTEN news")
                _ = try await session.query("BEGIN")
                return try await session.query("SELECT pg_backend_pid()")[0].decode(Int32.self)
            }
            try await client.withSession { session in
                let row = try await session.query(
                    """
                    SELECT pg_backend_pid(), current_user, coalesce(current_setting('app.tenant', true), ''),
                    to_regclass('pg_temp.scratch') IS NULL, (SELECT count(*) FROM pg_listening_channels()),
                    (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())
                    """)[0]
                let (same, user, tenant, gone, channels, locks) = try row.decode(
                    Int32.self, String.self, String.self, Bool.self, Int.self, Int.self)
                #expect(same == backend)
                #expect((user, tenant, gone, channels, locks) == ("postgres", "", true, 0, 0))
                // VACUUM runs outside any transaction.
                _ = try await session.query("VACUUM note")
            }
        }
    }

    @Test("every connection has the pinned search path and speaks UTC")
    func pinnedSettings() async throws {
        try await TestDatabase.lease(.empty) { database in
            let limits = PostgresConfiguration(connectionString: "")
            let client = database.client(as: .runtime) {
                $0.statementTimeout = limits.statementTimeout
                $0.patientLockTimeout = limits.patientLockTimeout
                $0.transactionTimeout = limits.transactionTimeout
            }
            let settings: PostgresQuery = """
                SELECT current_setting('search_path'), current_setting('TimeZone'), current_setting('lock_timeout'),
                current_setting('statement_timeout')
                """
            let onLane = try await client.segment([settings], lane: .read)[0][0]
            #expect(
                try onLane.decode(String.self, String.self, String.self, String.self)
                    == ("public,pg_temp", "UTC", "200ms", "10s"))
            try await client.withTransaction { transaction in
                let row = try await transaction.query(settings)[0]
                #expect(
                    try row.decode(String.self, String.self, String.self, String.self)
                        == ("public,pg_temp", "UTC", "3s", "30s"))
            }
        }
    }

    @Test("notifications of committed transactions arrive in order")
    func listen() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            try await client.withSession { session in
                let notifications = try await session.listen([try PostgresIdentifier("feed")])
                _ = try await client.segment(["SELECT pg_notify('feed', 'eins')"], lane: .write)
                _ = try? await client.segment(["SELECT pg_notify('feed', 'nie')", "SELECT 1/0"], lane: .write)
                try await client.withTransaction { _ = try await $0.query("SELECT pg_notify('feed', 'zwei')") }
                var payloads: [String] = []
                for try await notification in notifications {
                    #expect(notification.channel == "feed")
                    payloads.append(notification.payload)
                    if payloads.count == 2 { break }
                }
                #expect(payloads == ["eins", "zwei"])
            }
        }
    }

    @Test("the running client closes connections nobody uses, and itself when its task ends")
    func housekeeping() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) { $0.idleTimeout = .milliseconds(20) }
            let service = Task { try await client.run() }
            _ = try await client.withSession { try await $0.query("SELECT 1") }
            try await Probe.with(database) { probe in
                while try await probe.backends(of: .runtime) > 0 {}
            }
            service.cancel()
            try await service.value
            let error = await #expect(throws: PostgresError.self) {
                try await client.segment(["SELECT 1"], lane: .read)
            }
            #expect(error?.code == .unavailable)
        }
    }

    @Test("a listener whose connection dies is told")
    func lostListener() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            let error = try await Probe.with(database) { probe in
                await #expect(throws: PostgresError.self) {
                    try await client.withSession { session in
                        let notifications = try await session.listen([try PostgresIdentifier("feed")])
                        let backend = try await session.query("SELECT pg_backend_pid()")[0].decode(Int32.self)
                        try await probe.terminate(backend)
                        for try await _ in notifications {}
                    }
                }
            }
            #expect(error?.code == .unavailable)
        }
    }
}
