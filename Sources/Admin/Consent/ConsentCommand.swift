import ArgumentParser

/// Consents of people.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Show consents, record requests, withdrawals and objections, and verify their proof.",
        subcommands: [
            ConsentList.self, ConsentHistory.self, ConsentRecord.self, ConsentWithdraw.self, ConsentVerify.self,
        ])
}
