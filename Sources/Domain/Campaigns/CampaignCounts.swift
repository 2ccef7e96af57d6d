/// How the messages of a campaign stand; nothing is known of who opened them.
package struct CampaignCounts: Sendable, Equatable {
    /// By state.
    package var states: [MessageState: Int]
    /// Those that were left out or came back, by the code of the reason.
    package var reasons: [String: Int]

    /// Counts nothing yet.
    package init(states: [MessageState: Int] = [:], reasons: [String: Int] = [:]) {
        self.states = states
        self.reasons = reasons
    }

    /// How many stand there.
    package subscript(_ state: MessageState) -> Int { states[state] ?? 0 }

    /// All of them.
    package var total: Int { states.values.reduce(0, +) }
    /// Those that nothing more is done about.
    package var settled: Int { total - self[.planned] }
}
