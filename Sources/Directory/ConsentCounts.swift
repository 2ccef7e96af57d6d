package import Domain
import Store

/// How many people have each state of consent, by purpose and channel.
package struct ConsentCounts: Sendable, Equatable {
    /// A purpose on a channel.
    package struct Place: Sendable, Hashable {
        /// Code of the purpose.
        package let purpose: String
        /// Code of the channel.
        package let channel: String

        /// Names a place.
        package init(_ purpose: String, _ channel: String) {
            self.purpose = purpose
            self.channel = channel
        }
    }

    /// How many people were counted.
    package let people: Int
    /// How many have each state, by its DPV name, `none` for those who were never asked; places where nobody was, left out.
    package let counts: [Place: [String: Int]]

    /// Puts counts together.
    package init(people: Int, counts: [Place: [String: Int]]) {
        self.people = people
        self.counts = counts
    }

    /// The states that anybody has for a purpose on a channel, and how many, in the order of the states, those who were never
    /// asked last.
    package func states(_ purpose: String, _ channel: Channel) -> [(state: String, count: Int)] {
        let counts = counts[Place(purpose, channel.rawValue)] ?? [DirectoryRow.Consent.none: people]
        return (ConsentState.allCases.map(\.rawValue) + [DirectoryRow.Consent.none]).compactMap { state in
            counts[state].flatMap { $0 > 0 ? (state, $0) : nil }
        }
    }
}
