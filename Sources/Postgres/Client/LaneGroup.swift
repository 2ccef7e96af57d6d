import Synchronization

/// The lanes of one kind; each is started when there is more to do than the ones before it can take.
final class LaneGroup: Sendable {
    private struct State {
        var ports: [ConnectionPort] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int
    private let capacity: Int
    private let settings: ConnectionSettings
    private let policy: ConnectionPolicy

    init(limit: Int, capacity: Int, settings: ConnectionSettings, policy: ConnectionPolicy) {
        self.limit = max(1, limit)
        self.capacity = capacity
        self.settings = settings
        self.policy = policy
    }

    /// The lane with the least to do.
    func lane() throws(PostgresError) -> ConnectionPort {
        try state.withLock { state throws(PostgresError) in
            if state.isClosed { throw PostgresError(.unavailable, reason: "the client is shut down") }
            var best: ConnectionPort?
            var bestLoad = Int.max
            for port in state.ports where port.load < bestLoad {
                best = port
                bestLoad = port.load
            }
            if bestLoad > 0, state.ports.count < limit {
                guard let port = ConnectionPort(settings: settings, policy: policy) else {
                    throw PostgresError(.unavailable, reason: "no thread or descriptor to be had")
                }
                state.ports.append(port)
                return port
            }
            guard let best, bestLoad < capacity else { throw PostgresError(.poolExhausted) }
            return best
        }
    }

    /// Ends the lanes after what they are doing.
    func close() -> [ConnectionPort] {
        let ports = state.withLock { state in
            state.isClosed = true
            defer { state.ports = [] }
            return state.ports
        }
        for port in ports { port.close() }
        return ports
    }
}
