import ArgumentParser
import Domain
import Installation
import Migrations
import Postgres
import Texts
import Vault

/// Brings the schema up to date.
struct DatabaseMigrate: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the schema up to date; with --dry-run everything runs and is rolled back.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let files = try await migrated(session)
        var members: [String: CanonicalJSON] = [
            (global.dryRun ? "pending" : "applied"): .strings(files.map(\.name))
        ]
        if global.dryRun { members["dryRun"] = .bool(true) }
        let lines = files.map { "\($0.name)\n" }.joined()
        let current = Words("Das Schema ist aktuell.", "The schema is up to date.")[session.language]
        return Answer(.object(members), text: lines, notes: files.isEmpty ? [current] : [])
    }

    /// Runs what has not run, and binds the database to the keystore where there is one.
    private func migrated(_ session: Session) async throws -> [MigrationFile] {
        let premises = try await session.entrance.enter()
        if global.dryRun, let cluster = premises.cluster, !cluster.exists { return EmbeddedMigrations.files }
        let client = try await session.database(making: !global.dryRun)
        let files = try await Migrator(files: EmbeddedMigrations.files).migrate(client, dryRun: global.dryRun)
        if !global.dryRun, Vault.isInitialized(directory: premises.settings.keystoreDirectory) {
            _ = try await session.store()
        }
        return files
    }
}
