import Domain
import Store
import Texts

/// One campaign: who may get it, how it looks, how it goes, and what became of it.
struct CampaignPage: PageContent {
    static let template = "campaign"

    let t: CampaignTexts
    let chip: Chip
    let notice: Notice?
    let facts: [Fact]
    /// Where it is asked how far it has come; nil unless it goes out.
    let progressHref: String?
    let progress: String
    let tiles: [StatTile]
    let hasTiles: Bool
    /// Why some did not get it.
    let reasons: FigureTable?
    let reach: CampaignReachLines?
    let preview: String
    let csrf: String
    let sendHref: String?
    let sendLabel: String
    let pauseHref: String?
    let testHref: String?

    init(
        _ campaign: StoredCampaign, purpose: PurposeRules?, reach: CampaignReach?, preview: String, mayWrite: Bool,
        desk: Desk
    ) {
        let t = desk.texts.campaigns
        let path = "/campaigns/\(campaign.id.path)"
        let counts = campaign.counts
        self.t = t
        csrf = desk.csrf
        chip = CampaignsPage.chip(campaign.state, t)
        notice = campaign.pauseCode.map { code in
            Notice(t.states["paused"] ?? code, t.pausedBySystem(t.reason(code)), tone: .refused)
        }
        var facts = [
            Fact(t.purpose, purpose.map(desk.name) ?? campaign.content.purpose),
            Fact(t.sender, campaign.content.senderName), Fact(t.subject, campaign.content.subject),
            Fact(t.made, desk.day(campaign.createdAt)),
        ]
        facts += Self.audience(campaign.content, desk)
        self.facts = facts
        progressHref = campaign.state == .sending ? path : nil
        progress = t.progress(desk.number(counts.settled), desk.number(counts.total))
        tiles = MessageState.allCases.filter { counts[$0] > 0 }.map { state in
            StatTile(
                desk.number(counts[state]), t.messageStates[state.rawValue] ?? state.rawValue,
                tone: state == .accepted ? .given : state == .bounced ? .refused : .neutral)
        }
        hasTiles = !tiles.isEmpty
        reasons = FigureTable(t.blockedTitle, CampaignReachLines.ordered(counts.reasons, t), desk: desk)
        self.reach = reach.map { CampaignReachLines($0, desk: desk) }
        self.preview = preview
        let isWaiting = campaign.state == .draft || campaign.state == .paused
        sendHref = mayWrite && isWaiting ? "\(path)/sending" : nil
        sendLabel = campaign.state == .paused ? t.resume : t.send
        pauseHref = mayWrite && campaign.state == .sending ? "\(path)/pause" : nil
        testHref = mayWrite && campaign.state == .draft ? "\(path)/test-message" : nil
    }

    /// To whom it is narrowed besides its purpose.
    private static func audience(_ content: CampaignContent, _ desk: Desk) -> [Fact] {
        let t = desk.texts.campaigns
        var facts: [Fact] = []
        if let town = content.town { facts.append(Fact(t.town, town)) }
        if let stage = content.lifecycle {
            facts.append(Fact(desk.texts.people.stage, desk.texts.terms.lifecycle(stage.rawValue)))
        }
        if content.owner != nil { facts.append(Fact(t.view, t.viewKept)) }
        if let goods = content.goods { facts.append(Fact(t.goods, goods)) }
        return facts
    }
}
