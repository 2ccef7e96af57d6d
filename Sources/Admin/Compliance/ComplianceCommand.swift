import ArgumentParser

/// What the law demands, and how this installation stands to it.
struct ComplianceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compliance", abstract: "Show how this installation stands to the law.",
        subcommands: [ComplianceCheck.self, ComplianceRecord.self, ComplianceProcessors.self, ComplianceBreach.self])
}
