import ArgumentParser

/// The keys.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Show the state of the keys.", subcommands: [KeyStatus.self])
}
