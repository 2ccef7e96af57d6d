import Domain
import Store
import Texts

/// Asks whether a campaign is meant to go out now.
struct CampaignSendingPage: PageContent {
    static let template = "campaignSending"

    let t: CampaignTexts
    let name: String
    let subject: String
    let text: String
    let reach: CampaignReachLines
    let action: String
    let submit: String
    let cancelHref: String

    init(_ campaign: StoredCampaign, reach: CampaignReach, desk: Desk) {
        let t = desk.texts.campaigns
        self.t = t
        name = campaign.content.name
        subject = campaign.content.subject
        text = t.confirmText(desk.number(reach.permitted), desk.number(reach.people))
        self.reach = CampaignReachLines(reach, desk: desk)
        submit = t.confirmSubmit(desk.number(reach.permitted))
        action = "/campaigns/\(campaign.id.path)/sending"
        cancelHref = "/campaigns/\(campaign.id.path)"
    }
}
