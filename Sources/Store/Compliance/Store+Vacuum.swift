import Postgres

extension Store {
    /// Removes dead rows, and the ciphertext and wrapped keys in them, from the live files; needs the owner's role.
    ///
    /// What was deleted goes at once, what somebody's snapshot still sees with the next run. Returns how many tables were
    /// cleaned.
    package func vacuum() async throws -> Int {
        try await postgres.withSession { session in
            for statement in Self.vacuums { _ = try await session.query(statement) }
        }
        return Self.vacuums.count
    }

    /// The tables that erasures, retention and rotation delete from.
    private static let vacuums: [PostgresQuery] = [
        "VACUUM (ANALYZE) wrapped_key", "VACUUM (ANALYZE) person", "VACUUM (ANALYZE) contact_point",
        "VACUUM (ANALYZE) processing_ground", "VACUUM (ANALYZE) import_row", "VACUUM (ANALYZE) quarantine_token",
        "VACUUM (ANALYZE) import_file", "VACUUM (ANALYZE) import_file_chunk",
        "VACUUM (ANALYZE) subject", "VACUUM (ANALYZE) consent", "VACUUM (ANALYZE) member", "VACUUM (ANALYZE) session",
        "VACUUM (ANALYZE) idempotency", "VACUUM (ANALYZE) job",
    ]
}
