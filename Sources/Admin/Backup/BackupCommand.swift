import ArgumentParser

/// Backups of the database and of the keystore.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Back the database up, verify backups, and restore one without bringing anybody back.",
        subcommands: [BackupCreate.self, BackupVerify.self, BackupRestore.self])
}
