import ArgumentParser

/// The keys.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Show the state of the keys, try them, and turn them.",
        subcommands: [KeyStatus.self, KeyVerify.self, KeyRotate.self])
}

/// New keys for old ones.
struct KeyRotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Replace keys, while everything goes on.",
        subcommands: [KeyRotateTenant.self, KeyRotatePerson.self, KeyRotateIndex.self, KeyRotateRoot.self])
}
