import Synchronization

/// One piece of work for a connection and the caller that waits for it.
final class Job: Sendable {
    /// What to do.
    enum Work: Sendable {
        /// Statements and one Sync.
        case segment([PostgresQuery])
        /// SQL text with several statements by the simple protocol; migrations only.
        case script(String)
        /// Starts COPY TO STDOUT.
        case copy(PostgresQuery)
        /// Fetches the next bytes of the running COPY.
        case copyChunk
        /// Cancels the running COPY and drops what still arrives.
        case copyStop
    }

    /// What came of it.
    enum Reply: Sendable {
        case results([PostgresResult])
        case copyStarted
        case chunk([UInt8])
        case copyEnded(rows: Int)
    }

    typealias Outcome = Result<Reply, PostgresError>

    private enum State {
        case new
        case waiting(CheckedContinuation<Outcome, Never>)
        case finishedEarly(Outcome)
        case finished
    }

    let work: Work
    /// What the caller is told when the connection breaks after the work was sent.
    let lossCode: PostgresError.Code
    /// When waiting to be sent ends; nil for work that only runs on a connection already leased.
    let deadline: ContinuousClock.Instant?
    /// The connection is closed when this work fails: it may not go to the next caller in an unknown state.
    let mustSucceed: Bool
    private let state = Mutex(State.new)
    private let cancelRequested = Atomic(false)

    init(
        _ work: Work, lossCode: PostgresError.Code, deadline: ContinuousClock.Instant? = nil, mustSucceed: Bool = false
    ) {
        self.mustSucceed = mustSucceed
        self.work = work
        self.lossCode = lossCode
        self.deadline = deadline
    }

    /// True once the caller has its answer.
    var isFinished: Bool {
        state.withLock {
            switch $0 {
            case .new, .waiting: false
            case .finishedEarly, .finished: true
            }
        }
    }

    /// True once cancelling was asked for on an exclusive connection.
    var isCancelRequested: Bool { cancelRequested.load(ordering: .acquiring) }

    func requestCancel() {
        cancelRequested.store(true, ordering: .releasing)
    }

    /// Installs the waiting caller; false when the outcome was already there, and was delivered.
    func install(_ continuation: CheckedContinuation<Outcome, Never>) -> Bool {
        let early: Outcome? = state.withLock {
            if case .finishedEarly(let outcome) = $0 {
                $0 = .finished
                return outcome
            }
            $0 = .waiting(continuation)
            return nil
        }
        guard let early else { return true }
        continuation.resume(returning: early)
        return false
    }

    /// Delivers the outcome once; later calls do nothing.
    func finish(_ outcome: Outcome) {
        let continuation: CheckedContinuation<Outcome, Never>? = state.withLock {
            switch $0 {
            case .new:
                $0 = .finishedEarly(outcome)
                return nil
            case .waiting(let continuation):
                $0 = .finished
                return continuation
            case .finishedEarly, .finished:
                return nil
            }
        }
        continuation?.resume(returning: outcome)
    }

    func fail(_ code: PostgresError.Code, reason: String? = nil) {
        finish(.failure(PostgresError(code, reason: reason)))
    }
}
