import ArgumentParser

/// The schema.
struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "Bring the schema up to date and check what protects the data in it.",
        subcommands: [DatabaseMigrate.self, DatabaseStatus.self, DatabaseCheck.self, DatabaseCheckpoint.self])
}
