import ArgumentParser

/// Suspends a tenant.
struct TenantSuspend: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Suspend a tenant: none of its sessions and tokens is accepted any more.")

    @Argument(help: "The tenant's slug; --tenant names it as well.")
    var slug: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        try await session.setSuspended(true, slug: slug)
    }
}
