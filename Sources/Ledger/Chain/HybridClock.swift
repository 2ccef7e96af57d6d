/// The clock of one node: never goes back, and no peer can push it far.
package struct HybridClock: Sendable, Equatable {
    /// How far one message may move the clock beyond the wall clock, in milliseconds.
    package static let leap: Int64 = 60_000

    /// The last time given or seen.
    package private(set) var last: HybridTime

    /// Goes on after a time already used.
    package init(last: HybridTime = .zero) {
        self.last = last
    }

    /// A time later than all before, the wall clock's where that has moved on.
    package mutating func tick(now: HybridTime) -> HybridTime {
        last = max(last.next, now)
        return last
    }

    /// Takes a peer's time into account; false when it lies more than a minute ahead and was ignored.
    package mutating func observe(_ remote: HybridTime, now: HybridTime) -> Bool {
        guard remote.milliseconds - now.milliseconds <= Self.leap else { return false }
        last = max(last, remote)
        return true
    }
}
