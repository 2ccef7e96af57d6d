import ArgumentParser

/// Synthetic data.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Fill a tenant with invented people.", subcommands: [DemoLoad.self])
}
