import ArgumentParser

/// People of a tenant.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Find, show and erase people; every access stands in the tenant's read log.",
        subcommands: [
            PersonFind.self, PersonShow.self, PersonErasurePlan.self, PersonErase.self, PersonRestrict.self,
            PersonHold.self,
            PersonMerge.self, PersonExport.self,
        ])
}
