import ArgumentParser

/// What proves.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verify and export the audit log, and show who read a person.",
        subcommands: [AuditVerify.self, AuditExport.self, AuditReads.self])
}
