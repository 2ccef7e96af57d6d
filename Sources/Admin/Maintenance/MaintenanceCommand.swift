import ArgumentParser

/// Work that is due now and then.
struct MaintenanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintenance", abstract: "Do what is due; meant for a timer.", subcommands: [MaintenanceRun.self])
}
