import ArgumentParser

/// The businesses on this node.
struct TenantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Create, list, suspend, resume, export, import and destroy tenants.",
        subcommands: [
            TenantCreate.self, TenantList.self, TenantShow.self, TenantSuspend.self, TenantResume.self,
            TenantExport.self, TenantOpen.self, TenantImport.self, TenantDestroy.self,
        ])
}
