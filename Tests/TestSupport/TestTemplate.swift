import Migrations
package import Postgres

/// A database that is prepared once per process and cloned for every test.
package struct TestTemplate: Sendable {
    /// Lower-case letters, digits and underscores.
    let name: String
    /// Prepares it, as owner.
    let migrate: @Sendable (PostgresClient) async throws -> Void

    package init(_ name: String, migrate: @escaping @Sendable (PostgresClient) async throws -> Void) {
        self.name = name
        self.migrate = migrate
    }

    /// The schema of Obhut: every file of `Migrations/`.
    package static let schema = TestTemplate("schema") { client in
        _ = try await Migrator(files: EmbeddedMigrations.files).migrate(client)
    }

    /// No tables at all.
    package static let empty = TestTemplate("empty") { _ in }
}
