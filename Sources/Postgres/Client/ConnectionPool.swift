import Metrics
import Synchronization

/// The bounded set of connections that are leased to one caller at a time.
final class ConnectionPool: Sendable {
    private struct Idle {
        let port: ConnectionPort
        let since: ContinuousClock.Instant
    }

    private struct State {
        /// Last returned, first taken: the rest can age and be closed.
        var idle: [Idle] = []
        var leased = 0
        var waiters: [PoolWaiter] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int
    private let timeout: Duration
    private let settings: ConnectionSettings
    private let policy: ConnectionPolicy
    private let waitTimer = Timer(label: "obhut_postgres_pool_wait")
    private let inUse = Gauge(label: "obhut_postgres_pool_in_use")

    init(limit: Int, timeout: Duration, settings: ConnectionSettings, policy: ConnectionPolicy) {
        self.limit = max(1, limit)
        self.timeout = timeout
        self.settings = settings
        self.policy = policy
    }

    /// Leases a connection; it may not be open yet. Throws `.poolExhausted` when none is free in time.
    func lease() async throws(PostgresError) -> ConnectionPort {
        let waiter = PoolWaiter()
        if let port = try leaseNow(orQueue: waiter) { return port }
        let start = ContinuousClock.now
        // Cancelled at the end of this scope, when the connection came first.
        async let _: Void = expire(waiter)
        let outcome = await waiter.outcome()
        waitTimer.recordNanoseconds((ContinuousClock.now - start).nanosecondsForMetric)
        if case .failure = outcome { state.withLock { $0.waiters.removeAll { $0 === waiter } } }
        return try outcome.get()
    }

    /// Takes a connection back and hands it, or a new one in place of a closed one, to the caller who waits longest.
    func giveBack(_ port: ConnectionPort) {
        var returned: ConnectionPort? = port
        while true {
            let waiter: PoolWaiter? = state.withLock { state in
                if state.waiters.isEmpty || state.isClosed {
                    state.leased -= 1
                    inUse.record(state.leased)
                    if let port = returned, !state.isClosed, port.isOpen {
                        state.idle.append(Idle(port: port, since: .now))
                        returned = nil
                    }
                    return nil
                }
                return state.waiters.removeFirst()
            }
            guard let waiter else {
                returned?.close()
                return
            }
            let next = returned.flatMap { $0.isOpen ? $0 : nil } ?? ConnectionPort(settings: settings, policy: policy)
            returned = next
            guard let next else {
                waiter.finish(.failure(PostgresError(.unavailable, reason: "no thread or descriptor to be had")))
                continue
            }
            if waiter.finish(.success(next)) { return }
        }
    }

    /// Closes connections nobody has used for a while.
    func closeIdle(olderThan age: Duration) {
        let limit = ContinuousClock.now - age
        let old = state.withLock { state in
            let old = state.idle.filter { $0.since < limit || !$0.port.isOpen }
            state.idle.removeAll { $0.since < limit || !$0.port.isOpen }
            return old
        }
        for idle in old { idle.port.close() }
    }

    /// Ends the idle connections; leased ones end when they come back.
    func close() -> [ConnectionPort] {
        let (idle, waiters) = state.withLock { state in
            state.isClosed = true
            defer {
                state.idle = []
                state.waiters = []
            }
            return (state.idle.map(\.port), state.waiters)
        }
        for waiter in waiters {
            waiter.finish(.failure(PostgresError(.unavailable, reason: "the client is shut down")))
        }
        for port in idle { port.close() }
        return idle
    }

    private func leaseNow(orQueue waiter: PoolWaiter) throws(PostgresError) -> ConnectionPort? {
        try state.withLock { state throws(PostgresError) in
            if state.isClosed { throw PostgresError(.unavailable, reason: "the client is shut down") }
            while let idle = state.idle.popLast() {
                guard idle.port.isOpen else { continue }
                state.leased += 1
                inUse.record(state.leased)
                return idle.port
            }
            guard state.leased < limit else {
                state.waiters.append(waiter)
                return nil
            }
            guard let port = ConnectionPort(settings: settings, policy: policy) else {
                throw PostgresError(.unavailable, reason: "no thread or descriptor to be had")
            }
            state.leased += 1
            inUse.record(state.leased)
            return port
        }
    }

    private func expire(_ waiter: PoolWaiter) async {
        do {
            try await Task.sleep(for: timeout)
        } catch {
            return
        }
        waiter.finish(.failure(PostgresError(.poolExhausted)))
    }
}
