package import Postgres

/// Puts into the files of a server what stands in its memory alone, so that whoever searches the files searches all of it.
package enum ServerFlush: String, Sendable {
    /// Every page is in the files; where the log is archived, what was written so far is in the archive.
    case done
    /// Every page is in the files, and the archive did not follow in time.
    case archiveBehind = "archive-behind"
    /// The role may order no checkpoint, or end no segment of the log.
    case refused

    /// How long the archive is waited for.
    private static let patience: Duration = .seconds(30)
    private static let pause: Duration = .milliseconds(100)

    /// Orders a checkpoint and, where the log is archived, ends its segment and waits for the archive.
    ///
    /// - Throws: `PostgresError`, `CancellationError`.
    package static func order(_ client: PostgresClient) async throws -> ServerFlush {
        do {
            return try await client.withSession { session in
                _ = try await session.query("CHECKPOINT")
                let mode = try await session.query(
                    "SELECT current_setting('archive_mode') <> 'off' AND NOT pg_is_in_recovery()")
                guard let isArchiving = mode.first, try isArchiving.decode(Bool.self) else { return .done }
                let switched = try await session.query("SELECT pg_walfile_name(pg_switch_wal())")
                guard let row = switched.first else { throw StoreError.missingRow }
                let segment = try row.decode(String.self)
                let deadline = ContinuousClock.now + patience
                repeat {
                    // Names of segments sort as the log does; those of a history or a backup are no segments.
                    let archived = try await session.query(
                        """
                        SELECT COALESCE(last_archived_wal ~ '^[0-9A-F]{24}$' AND last_archived_wal >= \(segment), false)
                        FROM pg_stat_archiver
                        """)
                    if let row = archived.first, try row.decode(Bool.self) { return .done }
                    try await Task.sleep(for: pause)
                } while ContinuousClock.now < deadline
                return .archiveBehind
            }
        } catch let error as PostgresError where error.isInsufficientPrivilege {
            return .refused
        }
    }
}
