import ArgumentParser

/// Erasures and their proof.
struct ErasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erasure",
        abstract:
            "List erasures, show and verify their signed receipts, and carry out again what a restored database lost.",
        subcommands: [ErasureList.self, ErasureReceiptShow.self, ErasureVerify.self, ErasureReplay.self])
}
