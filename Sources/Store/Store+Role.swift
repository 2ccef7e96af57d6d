import Postgres

/// The role this process works as.
extension Store {
    /// Refuses a role that row-level security cannot hold: superuser, BYPASSRLS, or owner of the tables.
    ///
    /// - Throws: ``StoreError/privilegedRole``.
    package func checkRole() async throws {
        let rows = try await postgres.segment(
            [
                """
                SELECT r.rolsuper OR r.rolbypassrls OR EXISTS (
                    SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(c.relowner, 'USAGE'))
                FROM pg_roles r WHERE r.rolname = current_user
                """
            ], lane: .read)
        guard let row = rows.first?.first, try !row.decode(Bool.self) else { throw StoreError.privilegedRole }
    }
}
