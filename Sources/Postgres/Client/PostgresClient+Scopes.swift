/// Work on a connection of its own.
extension PostgresClient {
    /// Runs `body` in a transaction; commits when it returns, rolls back when it throws.
    ///
    /// Cancelling the task cancels the running statement on the server. Statements and the pauses between them are limited
    /// by `timeout` (default: `transactionTimeout`).
    /// - Throws: what `body` throws; `.outcomeUnknown` when the connection broke during COMMIT; `.poolExhausted`.
    package func withTransaction<R: Sendable>(
        _ isolation: PostgresIsolation = .readCommitted, timeout: Duration? = nil,
        _ body: (PostgresTransaction) async throws -> R
    ) async throws -> R {
        let lease = try await begin(isolation, timeout: timeout ?? configuration.transactionTimeout)
        defer { lease.end() }
        let result: R
        do {
            result = try await body(PostgresTransaction(lease: lease))
        } catch {
            // Giving the connection back rolls back as well; waiting for it lets the caller see its locks gone.
            _ = try? await lease.runShielded(["ROLLBACK"], lossCode: .unavailable)
            throw error
        }
        let committed = try await lease.runShielded(["COMMIT"], lossCode: .outcomeUnknown)
        if committed.first?.commandTag == "ROLLBACK" {
            throw PostgresError(.server, sqlState: "25P02", reason: "a statement had failed, so nothing was committed")
        }
        return result
    }

    /// Runs `body` with a connection of its own and without a transaction.
    package func withSession<R>(_ body: (PostgresSession) async throws -> R) async throws -> R {
        let lease = try await Lease(pool)
        defer { lease.end() }
        return try await body(PostgresSession(lease: lease))
    }

    /// Nothing has happened before BEGIN, so one that meets a dead connection tries the next.
    private func begin(_ isolation: PostgresIsolation, timeout: Duration) async throws(PostgresError) -> Lease {
        let limit = timeout.settingInMilliseconds
        let statements: [PostgresQuery] = [
            isolation.begin,
            """
            SELECT pg_catalog.set_config('statement_timeout', \(limit), true),
            pg_catalog.set_config('idle_in_transaction_session_timeout', \(limit), true),
            pg_catalog.set_config('lock_timeout', \(configuration.patientLockTimeout.settingInMilliseconds), true)
            """,
        ]
        var isRetry = false
        while true {
            let lease = try await Lease(pool)
            do {
                _ = try await lease.run(statements, lossCode: .outcomeUnknown)
                return lease
            } catch {
                lease.end()
                let wasOpen = error.code == .outcomeUnknown || error.reason == ConnectionLoop.lostReason
                if isRetry || !wasOpen { throw error.code == .outcomeUnknown ? error.asUnavailable : error }
                isRetry = true
            }
        }
    }
}
