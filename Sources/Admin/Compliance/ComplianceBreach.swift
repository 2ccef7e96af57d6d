import ArgumentParser

/// The register of breaches.
struct ComplianceBreach: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "breach", abstract: "Keep the register of breaches, and the clock of Art. 33 GDPR.",
        subcommands: [BreachOpen.self, BreachList.self, BreachClose.self])
}
