import ArgumentParser

/// The root of the command line.
struct Obhut: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obhut",
        abstract: "Runs an Obhut installation: keys, tenants, people, erasures and their proof.",
        discussion: """
            Every setting of the service can be given as an option, in the environment (OBHUT_…) or in a file (--config FILE); \
            'obhut config show' lists them. Exit codes: 0 done, 1 failed, 2 refused by a rule, 3 the thing named does not \
            exist, 4 not ready, 64 usage, 130 ended by Ctrl-C, 143 ended by SIGTERM.
            """,
        version: Build.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Installation",
                subcommands: [
                    ConfigCommand.self, DatabaseCommand.self, KeystoreCommand.self, KeyCommand.self,
                    BackupCommand.self, MaintenanceCommand.self, NodeCommand.self, MailCommand.self,
                    ComplianceCommand.self,
                ]),
            CommandGroup(
                name: "Tenants",
                subcommands: [TenantCommand.self, MemberCommand.self, TokenCommand.self, DemoCommand.self]),
            CommandGroup(
                name: "People",
                subcommands: [
                    PersonCommand.self, ConsentCommand.self, CampaignCommand.self, RequestCommand.self,
                    ImportCommand.self, ErasureCommand.self, RetentionCommand.self, AuditCommand.self,
                ]),
        ])
}
