/// When to try for a connection again, and how long work may wait for one.
struct ReconnectState {
    var isConnecting = false
    private(set) var retryAt = ContinuousClock.now
    private(set) var lastError: PostgresError?
    /// Since when there has been no connection, once it is known that there is none.
    private var downSince: ContinuousClock.Instant?
    /// Attempts in a row that failed.
    private(set) var failures = 0

    mutating func succeeded() {
        self = ReconnectState()
    }

    /// The connection broke: try again at once.
    mutating func lost() {
        downSince = downSince ?? .now
        retryAt = .now
    }

    /// Waits 50 ms, doubling to 1 s, each shortened by up to half at random so that many clients spread out.
    mutating func failed(_ error: PostgresError) {
        isConnecting = false
        lastError = error
        downSince = downSince ?? .now
        let ceiling = min(50 << min(failures, 5), 1000)
        failures += 1
        retryAt = .now + .milliseconds(Int.random(in: (ceiling / 2)...ceiling))
    }

    /// True when there has been no connection for longer than `wait`, or there will be none.
    func isHopeless(after wait: Duration) -> Bool {
        if let lastError, lastError.isFinalRefusal { return true }
        return downSince.map { ContinuousClock.now - $0 >= wait } ?? false
    }

    /// When a waiting job is told that there is no connection. While the database stays down, work is not made to wait the
    /// full time again and again, only for the attempt that is due.
    func giveUp(on job: Job, wait: Duration) -> ContinuousClock.Instant? {
        guard let deadline = job.deadline else { return nil }
        guard let downSince, lastError != nil else { return deadline }
        return min(deadline, max(downSince + wait, retryAt))
    }
}
