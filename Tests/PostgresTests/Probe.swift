import Postgres
import TestSupport

/// Looks at a test database from outside, as superuser.
struct Probe {
    let session: PostgresSession

    static func with<R: Sendable>(
        _ database: TestDatabase, _ body: (Probe) async throws -> R
    ) async throws -> R {
        try await database.client(as: .superuser).withSession { try await body(Probe(session: $0)) }
    }

    /// Waits until a backend of `role` waits for something, and returns its process id.
    func blockedBackend(of role: TestRole, waitingFor event: String = "Lock") async throws -> Int32 {
        while true {
            let rows = try await session.query(
                """
                SELECT pid FROM pg_stat_activity WHERE usename = \(role.rawValue) AND datname = current_database()
                AND state = 'active' AND wait_event_type = \(event)
                """)
            if let row = rows.first { return try row.decode(Int32.self) }
            _ = try await session.query("SELECT pg_sleep(0.005)")
        }
    }

    /// Waits until no backend of `role` works on anything: one shows it a moment after it has answered.
    func idleBackends(of role: TestRole) async throws {
        while try await backends(of: role, state: "active") > 0 {
            _ = try await session.query("SELECT pg_sleep(0.005)")
        }
    }

    func terminate(_ backend: Int32) async throws {
        _ = try await session.query("SELECT pg_terminate_backend(\(backend), 5000)")
    }

    func backends(of role: TestRole, state: String = "%") async throws -> Int {
        try await session.query(
            """
            SELECT count(*) FROM pg_stat_activity WHERE usename = \(role.rawValue) AND datname = current_database()
            AND state LIKE \(state)
            """)[0].decode(Int.self)
    }

    func takeLock(_ key: Int) async throws {
        _ = try await session.query("SELECT pg_advisory_lock(\(key))")
    }

    func releaseLock(_ key: Int) async throws {
        _ = try await session.query("SELECT pg_advisory_unlock(\(key))")
    }
}
