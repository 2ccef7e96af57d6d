import Domain

/// Who may be contacted, on the wire.
struct CampaignReachBody: Encodable, Sendable {
    let people: Int
    let permitted: Int
    let blocked: [String: Int]

    init(_ reach: CampaignReach) {
        people = reach.people
        permitted = reach.permitted
        blocked = reach.blocked
    }
}
