import Foundation
import Synchronization

/// Messages that are due, shared out among the connections of a campaign, and what ends their work early.
final class CampaignRound: Sendable {
    /// Why no further message is handed over.
    enum End: Sendable {
        /// Something of ours does not work; the error goes its own way.
        case failed
        /// Somebody halted the campaign.
        case halted
        /// The server refused so many in a row that something must be wrong with us.
        case refused
        /// The service stops.
        case interrupted
        /// The time of this job is over.
        case slice
    }

    /// One message that is due.
    struct Due: Sendable {
        let person: UUID
        /// How often it was tried.
        let attempts: Int
    }

    private struct State {
        var due: ArraySlice<Due>
        var refused: Int
        var end: End?
    }

    private let state: Mutex<State>
    private let limit: Int
    private let last: ContinuousClock.Instant

    init(
        _ due: [(person: UUID, attempts: Int)], until last: ContinuousClock.Instant, refused: Int, limit: Int
    ) {
        let due = due.map { Due(person: $0.person, attempts: $0.attempts) }
        state = Mutex(State(due: due[...], refused: refused))
        self.last = last
        self.limit = limit
    }

    var end: End? { state.withLock { $0.end } }
    /// Refusals in a row up to now.
    var refused: Int { state.withLock { $0.refused } }

    /// The next messages, at most `count`; none where the work is over.
    func next(_ count: Int) -> [Due] {
        state.withLock { state in
            if state.end == nil, Task.isCancelled { state.end = .interrupted }
            if state.end == nil, ContinuousClock.now > last, !state.due.isEmpty { state.end = .slice }
            guard state.end == nil else { return [] }
            defer { state.due = state.due.dropFirst(count) }
            return Array(state.due.prefix(count))
        }
    }

    /// Has no further message handed over.
    func stop(_ end: End) {
        state.withLock { $0.end = $0.end ?? end }
    }

    /// Notes whether the server refused a message.
    func note(isRefused: Bool) {
        state.withLock { state in
            state.refused = isRefused ? state.refused + 1 : 0
            if state.refused >= limit { state.end = state.end ?? .refused }
        }
    }
}
