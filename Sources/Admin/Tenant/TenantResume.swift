import ArgumentParser

/// Resumes a suspended tenant.
struct TenantResume: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Resume a suspended tenant; its sessions and tokens are accepted again.")

    @Argument(help: "The tenant's slug; --tenant names it as well.")
    var slug: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        try await session.setSuspended(false, slug: slug)
    }
}
