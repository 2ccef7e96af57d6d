import ArgumentParser

/// The keystore.
struct KeystoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keystore",
        abstract: "Make the keystore, show what it consists of, copy it elsewhere and put a copy back.",
        subcommands: [KeystoreInit.self, KeystoreStatus.self, KeystoreBackup.self, KeystoreRestore.self])
}
