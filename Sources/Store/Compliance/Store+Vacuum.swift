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

    /// Every table that the service may delete from.
    private static let vacuums: [PostgresQuery] = [
        "VACUUM (ANALYZE) subject", "VACUUM (ANALYZE) wrapped_key", "VACUUM (ANALYZE) person",
        "VACUUM (ANALYZE) contact_point", "VACUUM (ANALYZE) processing_ground", "VACUUM (ANALYZE) consent",
        "VACUUM (ANALYZE) organization", "VACUUM (ANALYZE) organization_contact_point", "VACUUM (ANALYZE) employment",
        "VACUUM (ANALYZE) activity", "VACUUM (ANALYZE) participant", "VACUUM (ANALYZE) import_row",
        "VACUUM (ANALYZE) quarantine_token", "VACUUM (ANALYZE) import_file", "VACUUM (ANALYZE) import_file_chunk",
        "VACUUM (ANALYZE) import_mapping", "VACUUM (ANALYZE) tag", "VACUUM (ANALYZE) custom_field",
        "VACUUM (ANALYZE) member", "VACUUM (ANALYZE) login", "VACUUM (ANALYZE) session", "VACUUM (ANALYZE) api_token",
        "VACUUM (ANALYZE) member_link", "VACUUM (ANALYZE) second_factor", "VACUUM (ANALYZE) recovery_code",
        "VACUUM (ANALYZE) restriction", "VACUUM (ANALYZE) legal_hold", "VACUUM (ANALYZE) event_slot",
        "VACUUM (ANALYZE) idempotency",
        "VACUUM (ANALYZE) job", "VACUUM (ANALYZE) webhook", "VACUUM (ANALYZE) webhook_delivery",
        "VACUUM (ANALYZE) list_view", "VACUUM (ANALYZE) list_columns", "VACUUM (ANALYZE) pending_signup",
        "VACUUM (ANALYZE) subject_request",
        "VACUUM (ANALYZE) suppression_lift", "VACUUM (ANALYZE) person_link", "VACUUM (ANALYZE) delivery",
    ]
}
