import FoundationEssentials

/// Brings a database to the schema of the migration files.
///
/// Each file runs once, in its own transaction, under an advisory lock, and is remembered with its checksum in
/// `public.schema_migration`. A file that was changed, is missing or is unknown stops everything before anything runs.
package struct Migrator: Sendable {
    private let files: [MigrationFile]

    /// Any constant will do: it names the lock among the advisory locks of a database.
    private static let lockKey: Int64 = 0x6F62_6875_7401

    /// - Parameter files: every file there is, oldest first.
    package init(files: [MigrationFile]) {
        self.files = files
    }

    /// Compares files and database; changes nothing.
    package func status(_ client: PostgresClient) async throws -> MigrationStatus {
        try await client.withSession { try await status($0) }
    }

    /// The files that would run, in order; throws `.migration` when files and database contradict.
    package func plan(_ client: PostgresClient) async throws -> [MigrationFile] {
        try pending(try await status(client))
    }

    /// Runs what has not run.
    ///
    /// - Parameters:
    ///   - client: connects as the owner of the database.
    ///   - dryRun: runs everything in one transaction that is rolled back: shows that it would work, and holds the same
    ///     locks meanwhile.
    /// - Returns: the files that ran, in order.
    /// - Throws: `PostgresError` `.migration`, naming the file; with `sqlState` when PostgreSQL refused it.
    package func migrate(_ client: PostgresClient, dryRun: Bool = false) async throws -> [MigrationFile] {
        try await client.withSession { session in
            _ = try await session.query("SELECT set_config('lock_timeout', '30s', false)")
            try await lock(session)
            let pending = try pending(try await status(session))
            if dryRun {
                _ = try await session.query("BEGIN")
                try await createTable(session)
                for file in pending { try await run(file, in: session) }
                _ = try await session.query("ROLLBACK")
            } else {
                try await createTable(session)
                for file in pending {
                    _ = try await session.query("BEGIN")
                    try await run(file, in: session)
                    _ = try await session.query("COMMIT")
                }
            }
            return pending
        }
    }

    private func lock(_ session: PostgresSession) async throws(PostgresError) {
        do {
            _ = try await session.query("SELECT pg_advisory_lock(\(Self.lockKey))")
        } catch  where error.isLockNotAvailable {
            throw PostgresError(.migration, sqlState: error.sqlState, reason: "another migration is running")
        }
    }

    private func pending(_ status: MigrationStatus) throws(PostgresError) -> [MigrationFile] {
        guard status.problems.isEmpty else {
            throw PostgresError(.migration, reason: status.problems.joined(separator: " "))
        }
        return status.pending
    }

    private func status(_ session: PostgresSession) async throws(PostgresError) -> MigrationStatus {
        let exists = try await session.query("SELECT to_regclass('public.schema_migration') IS NOT NULL")
        guard let found = exists.first, try found.decode(Bool.self) else {
            return MigrationStatus(files: files, applied: [])
        }
        let rows = try await session.query(
            "SELECT version, name, checksum, applied_at FROM public.schema_migration ORDER BY version")
        var applied: [AppliedMigration] = []
        for row in rows {
            let (version, name, checksum, appliedAt) = try row.decode(Int.self, String.self, String.self, Date.self)
            applied.append(
                AppliedMigration(version: version, name: name, checksum: checksum, appliedAt: appliedAt))
        }
        return MigrationStatus(files: files, applied: applied)
    }

    private func createTable(_ session: PostgresSession) async throws(PostgresError) {
        _ = try await session.query(
            """
            CREATE TABLE IF NOT EXISTS public.schema_migration (
                version integer PRIMARY KEY CHECK (version > 0),
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """)
    }

    private func run(_ file: MigrationFile, in session: PostgresSession) async throws {
        let before = try await transaction(session)
        do {
            try await session.lease.run(script: file.sql)
        } catch {
            throw failure(of: file, error)
        }
        guard try await transaction(session) == before else {
            throw PostgresError(.migration, reason: "\(file.name) ends its own transaction")
        }
        _ = try await session.query(
            """
            INSERT INTO public.schema_migration (version, name, checksum)
            VALUES (\(Int32(clamping: file.version ?? 0)), \(file.name), \(file.checksum))
            """)
    }

    private func transaction(_ session: PostgresSession) async throws(PostgresError) -> UInt64? {
        try await session.query("SELECT pg_current_xact_id()").first?.decode(UInt64.self)
    }

    private func failure(of file: MigrationFile, _ error: PostgresError) -> PostgresError {
        var reason = file.name
        if let position = error.position {
            reason += ", line \(file.sql.prefix(max(0, position - 1)).count { $0.isNewline } + 1)"
        }
        if let words = error.reason { reason += ": \(words)" }
        return PostgresError(
            error.code == .server ? .migration : error.code, sqlState: error.sqlState, constraint: error.constraint,
            table: error.table, column: error.column, routine: error.routine, reason: reason)
    }
}
