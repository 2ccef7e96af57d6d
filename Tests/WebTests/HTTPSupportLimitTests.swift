import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import HTTPSupport

@Suite("Limits")
struct HTTPSupportLimitTests {
    let fixture = HTTPFixture()

    /// A stopwatch that is moved by hand.
    final class Watch: Sendable {
        private let moment = Mutex(ContinuousClock.now)
        var now: ContinuousClock.Instant { moment.withLock { $0 } }
        func advance(_ duration: Duration) { moment.withLock { $0 += duration } }
    }

    @Test("a bucket gives its burst, then one at a time, and says how long to wait")
    func bucket() throws {
        let watch = Watch()
        let rule = RateLimitRule("test", burst: 3, perMinute: 6, whenFull: .refuse)
        let limiter = RateLimiter(rule, hasher: HTTPFixture.hasher) { watch.now }
        for _ in 0..<3 { try limiter.spend([1]) }
        let refusal = #expect(throws: Refusal.self) { try limiter.spend([1]) }
        #expect(refusal?.kind == .tooMany && refusal?.retryAfter == 10)
        try limiter.spend([2])
        watch.advance(.seconds(10))
        try limiter.spend([1])
        #expect(throws: Refusal.self) { try limiter.spend([1]) }
        watch.advance(.seconds(3_600))
        for _ in 0..<3 { try limiter.spend([1]) }
        #expect(throws: Refusal.self) { try limiter.check([1]) }
        limiter.forgive([1])
        try limiter.check([1])
        for _ in 0..<3 { try limiter.spend([1]) }
    }

    @Test("what comes back between two requests counts, however short the time")
    func refill() throws {
        let watch = Watch()
        let rule = RateLimitRule("test", burst: 5, perMinute: 240_000, whenFull: .refuse)
        let limiter = RateLimiter(rule, hasher: HTTPFixture.hasher) { watch.now }
        for _ in 0..<100 {
            watch.advance(.microseconds(500))
            try limiter.spend([1])
        }
    }

    @Test("asking without spending takes nothing")
    func check() throws {
        let limiter = RateLimiter(
            RateLimitRule("test", burst: 1, perMinute: 1, whenFull: .refuse), hasher: HTTPFixture.hasher)
        for _ in 0..<10 { try limiter.check([1]) }
        try limiter.spend([1])
        #expect(throws: Refusal.self) { try limiter.check([1]) }
    }

    @Test("a full table makes room from full buckets, else it does what the rule says", arguments: [true, false])
    func table(allows: Bool) throws {
        let watch = Watch()
        let rule = RateLimitRule("test", burst: 2, perMinute: 60, whenFull: allows ? .allow : .refuse, capacity: 4)
        let limiter = RateLimiter(rule, hasher: HTTPFixture.hasher) { watch.now }
        for key in 0..<4 { try limiter.spend([UInt8(key)]) }
        if allows {
            try limiter.spend([9])
        } else {
            #expect(throws: Refusal.self) { try limiter.spend([9]) }
        }
        watch.advance(.seconds(2))
        try limiter.spend([9])
        #expect(limiter.count == 1)
    }

    @Test("public pages slow down one address, and say when to come back")
    func visitors() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var passed = 0
            var last: TestResponse?
            // A slow machine earns a token or two on the way.
            while last?.status != .tooManyRequests, passed < 10 * RateLimitRule.visitors.burst {
                last = try await client.execute(uri: "/p/a/address", method: .get)
                if last?.status == .ok { passed += 1 }
            }
            #expect(passed >= RateLimitRule.visitors.burst)
            #expect(last?.status == .tooManyRequests)
            #expect(Int(last?.headers[.retryAfter] ?? "") ?? 0 >= 1)
            try await client.execute(uri: "/live", method: .get) { #expect($0.status == .ok) }
        }
    }

    @Test("guessing tokens is stopped before the look-up, and right tokens do not count")
    func guessing() async throws {
        var limits = HTTPLimits()
        // Nothing comes back while the test runs, however slow the machine.
        limits.badCredentials = RateLimitRule("bad-credentials", burst: 50, perMinute: 0.001, whenFull: .allow)
        let burst = limits.badCredentials.burst
        let house = HTTPHouse(try fixture.router(limits: limits))
        try await httpApplication(house.router).test(.router) { client in
            for _ in 0..<2 * burst {
                try await client.execute(uri: "/api/v1/people/1", method: .get, headers: fixture.bearerHeaders) {
                    #expect($0.status == .ok)
                }
            }
            var statuses: [Int] = []
            while statuses.last != 429, statuses.count < 2 * burst {
                let headers: HTTPFields = [.authorization: "Bearer obh_guess\(statuses.count)"]
                statuses.append(
                    try await client.execute(uri: "/api/v1/people/1", method: .get, headers: headers).status.code)
            }
            #expect(statuses.last == 429 && statuses.dropLast().allSatisfy { $0 == 401 })
            #expect(statuses.count > burst)
            #expect(fixture.authenticator.lookUps == statuses.count)
            try await client.execute(uri: "/api/v1/people/1", method: .get, headers: fixture.bearerHeaders) {
                #expect($0.status == .ok, "who is known to hold is not held up by others")
            }
        }
    }

    @Test("beyond the requests allowed at once, further ones wait outside with 503; probes pass")
    func concurrency() async throws {
        var limits = HTTPLimits()
        limits.concurrentRequests = 2
        let router = try fixture.router(limits: limits)
        let entered = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        router.visitors().get("/slow") { _, _ in
            entered.continuation.yield()
            await gate.wait()
            return HTMLAnswer("done")
        }
        try await httpApplication(router).test(.router) { client in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<2 {
                    group.addTask { try await client.execute(uri: "/slow", method: .get).status.code }
                }
                var arrivals = entered.stream.makeAsyncIterator()
                _ = await arrivals.next()
                _ = await arrivals.next()
                try await client.execute(uri: "/slow", method: .get) {
                    #expect($0.status == .serviceUnavailable)
                    #expect($0.headers[.retryAfter] == "1")
                }
                try await client.execute(uri: "/live", method: .get) { #expect($0.status == .ok) }
                gate.open()
                for try await status in group { #expect(status == 200) }
            }
            gate.open()
            let answer = try await client.execute(uri: "/live", method: .get)
            #expect(answer.status == .ok)
        }
    }

    @Test("a body over any limit is refused by its announced length alone")
    func announced() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var headers = fixture.bearerHeaders
            headers[.contentType] = "application/json"
            for length in [BodyLimit.json + 1, 65 << 20, Int.max] {
                headers[.contentLength] = "\(length)"
                try await client.execute(uri: "/api/v1/people", method: .post, headers: headers) {
                    #expect($0.status == .contentTooLarge)
                    #expect($0.headers[.connection] == "close")
                }
            }
        }
    }
}

/// Holds everybody until it is opened.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
