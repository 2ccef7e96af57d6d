import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Halts a campaign.
struct CampaignPause: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Halt a campaign before its next message; 'campaign send' has it go on.")

    @Argument(help: "The campaign's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let campaigns = ManageCampaigns(store)
        if global.dryRun {
            let campaign = try await campaigns.one(id.uuid, by: actor)
            return CampaignShow.answer(campaign, isDryRun: true, in: session.language)
        }
        return CampaignShow.answer(try await campaigns.pause(id.uuid, by: actor), in: session.language)
    }
}
