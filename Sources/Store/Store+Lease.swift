package import Postgres

/// The lease of the one active `obhutd`: an advisory lock that ends with its connection.
extension Store {
    /// Whether the connection holds the lease now; another process's lease is not waited for.
    package func takeLease(_ session: PostgresSession) async throws -> Bool {
        let rows = try await session.query("SELECT pg_try_advisory_lock(\(AdvisoryLock.activeService))")
        return try rows.first?.decode(Bool.self) ?? false
    }

    /// Returns while the connection, and with it the lease, lives.
    ///
    /// - Throws: `PostgresError` when it is gone.
    package func checkLease(_ session: PostgresSession) async throws {
        _ = try await session.query("SELECT 1")
    }
}
