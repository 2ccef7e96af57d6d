import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lists the campaigns of a tenant.
struct CampaignList: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List campaigns, newest first.")

    @OptionGroup var page: PageOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let after = try PageCursor.moment(page.cursor)
        let (store, actor) = try await session.tenant()
        let found = try await ManageCampaigns(store).list(after: after, limit: page.limit + 1, by: actor)
        let campaigns = Array(found.prefix(page.limit))
        let next = found.count > page.limit ? campaigns.last.map { ($0.createdAt, $0.id) } : nil
        return .list(
            campaigns, next: next.map { PageCursor.text((at: $0.0, id: $0.1)) }, in: session.language,
            columns: [
                Column("Nummer", "Id") { $0.id.text },
                Column("Name", "Name") { $0.content.name },
                Column("Zweck", "Purpose") { $0.content.purpose },
                Column("Zustand", "State") { $0.state.rawValue },
                Column("Geplant", "Planned", .right) { String($0.counts[.planned]) },
                Column("Angenommen", "Accepted", .right) { String($0.counts[.accepted]) },
                Column("Zurück", "Bounced", .right) { String($0.counts[.bounced]) },
                Column("Ausgelassen", "Skipped", .right) { String($0.counts[.skipped]) },
            ], item: CampaignShow.document)
    }
}
