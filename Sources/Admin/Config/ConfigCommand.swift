import ArgumentParser

/// The settings.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Check and show the settings.",
        subcommands: [ConfigCheck.self, ConfigShow.self])
}
