import Foundation

/// Whose turn it is among all tenants, and when the next turn is due.
struct Sweep {
    /// The last tenant that had its turn.
    var last: UUID?
    private var next = ContinuousClock.now

    /// Where to go on, at most once in the interval; `.some(nil)` stands for the beginning.
    mutating func due(every interval: Duration) -> UUID?? {
        let now = ContinuousClock.now
        guard now >= next else { return nil }
        next = now + interval
        return .some(last)
    }
}
