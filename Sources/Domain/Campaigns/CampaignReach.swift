/// How many of those a campaign is meant for may be contacted, and why the others may not.
package struct CampaignReach: Sendable, Equatable {
    /// A reason that no rule of consent has: there is no address to write to.
    package static let noAddress = "no-address"
    /// A message to the address came back for good.
    package static let addressBounced = "address-bounced"

    /// How a message ended that somebody called spam.
    package static let complaint = "complaint"
    /// Complaints of a thousand messages at which a campaign is halted, as the large mailbox providers demand.
    package static let complaintsPerThousand = 3
    /// Messages up to which nobody asks whether the sender's domain is set up.
    package static let unguarded = 50

    /// People it is meant for.
    package var people: Int
    /// Of them, those who may be contacted now.
    package var permitted: Int
    /// Of those, whose consent nobody has used for so long that it will soon lapse.
    package var stale: Int
    /// The others, by the code of the first thing that stops them.
    package var blocked: [String: Int]

    /// Counts nobody.
    package init(people: Int = 0, permitted: Int = 0, stale: Int = 0, blocked: [String: Int] = [:]) {
        self.people = people
        self.permitted = permitted
        self.stale = stale
        self.blocked = blocked
    }

    /// Counts one person more; no code for one who may be contacted.
    package mutating func count(_ code: String?, isStale: Bool = false) {
        people += 1
        if isStale { stale += 1 }
        if let code { blocked[code, default: 0] += 1 } else { permitted += 1 }
    }
}
