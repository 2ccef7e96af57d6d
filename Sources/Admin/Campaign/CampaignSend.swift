import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Has a campaign go out.
struct CampaignSend: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Have a campaign go out, or go on after a pause.",
        discussion: """
            The service sends it; on a terminal the command shows how far it has come and may be left at any time. Whoever \
            withdraws meanwhile gets nothing more. --dry-run tells how many may be contacted, and why not the others.
            """)
    private static let interval = Duration.milliseconds(500)

    @Argument(help: "The campaign's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let campaigns = ManageCampaigns(store)
        let reach = try await campaigns.reach(id.uuid, by: actor)
        if global.dryRun {
            let campaign = try await campaigns.one(id.uuid, by: actor)
            return CampaignShow.answer(campaign, reach: reach, isDryRun: true, in: session.language)
        }
        if session.console.ask != nil {
            try session.confirm(
                Words(
                    "An \(reach.permitted) von \(reach.people) Personen senden?",
                    "Send to \(reach.permitted) of \(reach.people) people?"))
        }
        var campaign = try await campaigns.start(id.uuid, by: actor)
        if session.console.draw != nil { campaign = try await watch(campaigns, campaign, actor, session) }
        return CampaignShow.answer(campaign, reach: reach, in: session.language)
    }

    /// Shows how far it has come until it is done or halted.
    private func watch(
        _ campaigns: ManageCampaigns, _ started: StoredCampaign, _ actor: Actor, _ session: Session
    ) async throws -> StoredCampaign {
        let bar = ProgressBar(session.console, Words("Nachrichten", "Messages")[session.language])
        defer { bar.finish() }
        var campaign = started
        while campaign.state == .sending {
            try await Task.sleep(for: Self.interval)
            campaign = try await campaigns.one(id.uuid, by: actor)
            let counts = campaign.counts
            bar.show(
                counts.settled,
                share: campaign.plannedAt == nil ? nil : Double(counts.settled) / Double(max(counts.total, 1)))
        }
        return campaign
    }
}
