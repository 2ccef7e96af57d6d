import ArgumentParser

/// Erasures and their proof.
struct ErasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erasure",
        abstract:
            "List erasures, show and verify their signed receipts, carry out again what a restored database lost, and look for what must be gone.",
        subcommands: [
            ErasureList.self, ErasureReceiptShow.self, ErasureVerify.self, ErasureReplay.self, ErasureScan.self,
        ])
}
