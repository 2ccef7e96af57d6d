import ArgumentParser
import Domain
import Store
import Texts

/// Lists the tenants.
struct TenantList: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the tenants of this node.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        .list(
            try await session.store().node.tenants(), in: session.language,
            columns: [
                Column("Kürzel", "Slug") { $0.slug },
                Column("Name", "Name") { $0.name },
                Column("Land", "Country") { $0.country },
                Column("Regel", "Policy") { $0.policy.rawValue },
                Column("Zustand", "State") { $0.stateCode },
                Column("Nummer", "Id") { $0.id.text },
            ], item: TenantShow.document)
    }
}
