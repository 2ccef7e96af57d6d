import Domain

/// Who may be contacted, on the wire.
struct CampaignReachBody: Encodable, Sendable {
    let people: Int
    let permitted: Int
    let stale: Int
    let blocked: [String: Int]

    init(_ reach: CampaignReach) {
        people = reach.people
        permitted = reach.permitted
        stale = reach.stale
        blocked = reach.blocked
    }
}
