package import Domain
import Synchronization

/// A token bucket for every key, in memory and bounded; keys are keyed hashes, so the table names nobody.
package final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
    }

    /// The limiter's numbers.
    package let rule: RateLimitRule
    private let hasher: HTTPHasher
    private let now: @Sendable () -> ContinuousClock.Instant
    private let buckets = Mutex<[[UInt8]: Bucket]>([:])

    /// Makes a limiter; `now` is replaced in tests.
    package init(
        _ rule: RateLimitRule, hasher: HTTPHasher,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.rule = rule
        self.hasher = hasher
        self.now = now
    }

    /// Takes one from the bucket of `key`.
    ///
    /// - Throws: `Refusal(.tooMany)` with the seconds until the next one is there.
    package func spend(_ key: [UInt8]) throws(Refusal) {
        let wait = take(key, cost: 1)
        guard wait > 0 else { return }
        throw Refusal(.tooMany, RefusalCode.rateLimited, retryAfter: Int(wait.rounded(.up)))
    }

    /// Refuses like ``spend(_:)`` when the bucket is empty, but takes nothing: for limits that count failures only.
    package func check(_ key: [UInt8]) throws(Refusal) {
        let wait = take(key, cost: 0)
        guard wait > 0 else { return }
        throw Refusal(.tooMany, RefusalCode.rateLimited, retryAfter: Int(wait.rounded(.up)))
    }

    /// Gives a key its full bucket back: after a login that succeeded.
    package func forgive(_ key: [UInt8]) {
        let hashed = hashed(key)
        buckets.withLock { _ = $0.removeValue(forKey: hashed) }
    }

    /// How many keys are counted.
    var count: Int {
        buckets.withLock { $0.count }
    }

    /// Seconds to wait; zero where the request may pass.
    private func take(_ key: [UInt8], cost: Double) -> Double {
        let hashed = hashed(key)
        let instant = now()
        let perSecond = rule.perMinute / 60
        return buckets.withLock { buckets in
            if buckets[hashed] == nil, buckets.count >= rule.capacity {
                Self.dropFull(&buckets, at: instant, rule)
                guard buckets.count < rule.capacity else { return rule.whenFull == .allow ? 0 : 60 }
            }
            var bucket = buckets[hashed] ?? Bucket(tokens: Double(rule.burst), filledAt: instant)
            bucket.tokens = Self.level(of: bucket, at: instant, rule)
            bucket.filledAt = instant
            defer { if cost > 0 { buckets[hashed] = bucket } }
            guard bucket.tokens >= 1 else { return max(1, (1 - bucket.tokens) / perSecond) }
            bucket.tokens -= cost
            return 0
        }
    }

    /// Buckets that are full again say nothing and make room.
    private static func dropFull(
        _ buckets: inout [[UInt8]: Bucket], at instant: ContinuousClock.Instant, _ rule: RateLimitRule
    ) {
        buckets = buckets.filter { level(of: $0.value, at: instant, rule) < Double(rule.burst) }
    }

    private static func level(of bucket: Bucket, at instant: ContinuousClock.Instant, _ rule: RateLimitRule) -> Double {
        let seconds = (instant - bucket.filledAt) / .seconds(1)
        return min(Double(rule.burst), bucket.tokens + max(0, seconds) * rule.perMinute / 60)
    }

    private func hashed(_ key: [UInt8]) -> [UInt8] {
        Array(hasher.keyed("rate-limit", Array(rule.name.utf8), key).prefix(16))
    }
}
