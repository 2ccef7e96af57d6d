import Domain
import Texts

/// How many may be contacted, and why the others may not, in everyday words.
struct CampaignReachLines: Sendable {
    let tiles: [StatTile]
    let blocked: FigureTable?

    init(_ reach: CampaignReach, desk: Desk) {
        let t = desk.texts.campaigns
        var tiles = [
            StatTile(desk.number(reach.permitted), t.permitted, tone: .given),
            StatTile(desk.number(reach.people), t.people),
        ]
        if reach.stale > 0 { tiles.append(StatTile(desk.number(reach.stale), t.stale)) }
        self.tiles = tiles
        blocked = FigureTable(t.blockedTitle, Self.ordered(reach.blocked, t), desk: desk)
    }

    /// Reasons in words, the most frequent first.
    static func ordered(_ reasons: [String: Int], _ t: CampaignTexts) -> [(label: String, number: Int)] {
        reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (t.reason($0.key), $0.value) }
    }
}
