import ArgumentParser
import Domain
import Migrations
import Postgres
import Texts

/// Brings the schema up to date.
struct DatabaseMigrate: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the schema up to date; with --dry-run everything runs and is rolled back.")

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws -> Answer {
        let client = try await session.database()
        let files = try await Migrator(files: EmbeddedMigrations.files).migrate(client, dryRun: global.dryRun)
        var members: [String: CanonicalJSON] = [
            (global.dryRun ? "pending" : "applied"): .strings(files.map(\.name))
        ]
        if global.dryRun { members["dryRun"] = .bool(true) }
        let lines = files.map { "\($0.name)\n" }.joined()
        let current = Words("Das Schema ist aktuell.", "The schema is up to date.")[session.language]
        return Answer(.object(members), text: lines, notes: files.isEmpty ? [current] : [])
    }
}
