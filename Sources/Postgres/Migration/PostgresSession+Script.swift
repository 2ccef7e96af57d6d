extension PostgresSession {
    /// Runs a file of several statements that belongs to no schema version, such as the one that creates roles.
    ///
    /// One implicit transaction unless the file says otherwise. Nothing is recorded.
    package func run(_ file: MigrationFile) async throws(PostgresError) {
        try await lease.run(script: file.sql)
    }
}
