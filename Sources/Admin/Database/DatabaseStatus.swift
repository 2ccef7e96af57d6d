import ArgumentParser
import Domain
import Migrations
import Postgres
import Texts

/// Compares the migrations of this program with those of the database.
struct DatabaseStatus: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show which migrations have run and which have not.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let client = try await session.database()
        let status = try await Migrator(files: EmbeddedMigrations.files).status(client)
        let state = !status.problems.isEmpty ? "contradicting" : status.pending.isEmpty ? "current" : "behind"
        var table = TextTable([
            (Words("Migration", "Migration")[session.language], .left),
            (Words("Gelaufen", "Applied")[session.language], .left),
        ])
        for migration in status.applied { table.add([migration.name, InternetTime.text(migration.appliedAt)]) }
        for file in status.pending { table.add([file.name, "–"]) }
        return Answer(
            .object([
                "state": .string(state),
                "applied": .array(
                    status.applied.map {
                        .object(["name": .string($0.name), "appliedAt": .time($0.appliedAt)])
                    }),
                "pending": .strings(status.pending.map(\.name)), "problems": .strings(status.problems),
            ]), text: table.text, notes: status.problems)
    }
}
