import ArgumentParser

/// Erasures and their proof.
struct ErasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erasure", abstract: "List erasures, show their signed receipts and verify receipts.",
        subcommands: [ErasureList.self, ErasureReceiptShow.self, ErasureVerify.self])
}
