import Domain
import Store
import Texts

/// The campaigns of a business.
struct CampaignsPage: PageContent {
    static let template = "campaigns"

    /// A campaign in the list.
    struct Row: Sendable {
        let href: String
        let name: String
        let purpose: String
        let chip: Chip
        let accepted: String
        let made: String
    }

    let t: CampaignTexts
    let rows: [Row]
    let hasRows: Bool
    let empty: EmptyState?
    let pager: Pager?

    init(
        _ campaigns: [StoredCampaign], purposes: [PurposeRules], next: String?, isFirst: Bool, desk: Desk
    ) {
        let t = desk.texts.campaigns
        self.t = t
        rows = campaigns.map { campaign in
            let purpose = purposes.first { $0.code == campaign.content.purpose }
            return Row(
                href: "/campaigns/\(campaign.id.path)", name: campaign.content.name,
                purpose: purpose.map(desk.name) ?? campaign.content.purpose, chip: Self.chip(campaign.state, t),
                accepted: desk.number(campaign.counts[.accepted]), made: desk.day(campaign.createdAt))
        }
        hasRows = !rows.isEmpty
        empty = rows.isEmpty ? EmptyState(t.noneTitle, t.noneText, icon: .mail) : nil
        pager = Pager(path: "/campaigns", next: next, isFirst: isFirst)
    }

    /// The state as a word with its shape.
    static func chip(_ state: CampaignState, _ t: CampaignTexts) -> Chip {
        let word = t.states[state.rawValue] ?? state.rawValue
        return switch state {
        case .draft: Chip(word, .neutral, icon: .pencil)
        case .sending: Chip(word, .pending)
        case .paused: Chip(word, .neutral)
        case .sent: Chip(word, .given)
        }
    }
}
