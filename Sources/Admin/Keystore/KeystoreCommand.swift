import ArgumentParser

/// The keystore.
struct KeystoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keystore", abstract: "Make the keystore and show what it consists of.",
        subcommands: [KeystoreInit.self, KeystoreStatus.self])
}
