import ArgumentParser

/// What proves.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Export the audit log, and show who read a person.",
        subcommands: [AuditExport.self, AuditReads.self])
}
