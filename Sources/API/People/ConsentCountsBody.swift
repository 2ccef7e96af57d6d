import Directory
import Domain

/// How everybody's consents stand, on the wire.
struct ConsentCountsBody: Encodable, Sendable {
    /// People with one state of a purpose on a channel.
    struct Count: Encodable, Sendable {
        let purpose: String
        let channel: String
        let state: String
        let people: Int
    }

    let people: Int
    let counts: [Count]

    init(_ found: ConsentCounts, purposes: [PurposeRules]) {
        people = found.people
        counts = purposes.filter { $0.bases.contains(.consent) }.flatMap { purpose in
            Channel.allCases.filter { channel in
                purpose.channels.contains(channel)
                    || found.counts[ConsentCounts.Place(purpose.code, channel.rawValue)] != nil
            }.flatMap { channel in
                found.states(purpose.code, channel).map {
                    Count(purpose: purpose.code, channel: channel.rawValue, state: $0.state, people: $0.count)
                }
            }
        }
    }
}
