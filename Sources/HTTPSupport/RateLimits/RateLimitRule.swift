/// One limiter: how much, how fast it comes back, and what happens when it cannot count.
package struct RateLimitRule: Sendable, Equatable {
    /// What a limiter answers when its table has no room for another key.
    package enum WhenFull: Sendable {
        /// Lets the request through: for limits that only protect comfort.
        case allow
        /// Refuses it: for limits that protect an account or somebody's mailbox.
        case refuse
    }

    /// The limiter's name; keys of different limiters never meet.
    package let name: String
    /// Requests that may come at once.
    package let burst: Int
    /// Requests that come back a minute.
    package let perMinute: Double
    /// What happens when the table is full.
    package let whenFull: WhenFull
    /// Keys counted at once, at most.
    package let capacity: Int

    /// Describes a limiter.
    package init(_ name: String, burst: Int, perMinute: Double, whenFull: WhenFull, capacity: Int = 50_000) {
        self.name = name
        self.burst = max(1, burst)
        self.perMinute = max(0.001, perMinute)
        self.whenFull = whenFull
        self.capacity = max(1, capacity)
    }
}

extension RateLimitRule {
    /// Every request of the API, by token: far above what one node can answer.
    ///
    /// A token's holder is known and pays with her own data, so this only ends a loop that has run away;
    /// ``HTTPLimits/concurrentRequests`` is what protects the node. Batch clients are never throttled by it.
    package static let api = RateLimitRule("api", burst: 50_000, perMinute: 2_000_000, whenFull: .allow)
    /// Requests with a credential that did not hold, by address.
    ///
    /// Tokens have 256 random bits, so nobody guesses one; this only bounds how much look-up a stranger can cause. It
    /// is wide enough for a client that walks every route with dead tokens to see 401 on each, and whoever holds a
    /// living token is refused by it only after thousands of dead ones from the same address.
    package static let badCredentials = RateLimitRule(
        "bad-credentials", burst: 6_000, perMinute: 3_000, whenFull: .allow)
    /// Login, invitation, forgotten password, by address.
    package static let doors = RateLimitRule("doors", burst: 30, perMinute: 30, whenFull: .refuse)
    /// Public pages, by address.
    package static let visitors = RateLimitRule("visitors", burst: 60, perMinute: 120, whenFull: .allow)
}
