import ArgumentParser

/// What goes to many.
struct CampaignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "Look at campaigns, and have them go out or halted.",
        subcommands: [CampaignList.self, CampaignShow.self, CampaignSend.self, CampaignPause.self])
}
