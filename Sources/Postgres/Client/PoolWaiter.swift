import Synchronization

/// A caller waiting for a connection of the pool.
final class PoolWaiter: Sendable {
    typealias Outcome = Result<ConnectionPort, PostgresError>

    private enum State {
        case new
        case waiting(CheckedContinuation<Outcome, Never>)
        case finishedEarly(Outcome)
        case finished
    }

    private let state = Mutex(State.new)

    /// Waits for whichever comes first: a connection, the time limit, or cancellation.
    func outcome() async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let early: Outcome? = state.withLock {
                    if case .finishedEarly(let outcome) = $0 {
                        $0 = .finished
                        return outcome
                    }
                    $0 = .waiting(continuation)
                    return nil
                }
                if let early { continuation.resume(returning: early) }
            }
        } onCancel: {
            finish(.failure(PostgresError(.cancelled)))
        }
    }

    /// Delivers the outcome; false when there already was one.
    @discardableResult
    func finish(_ outcome: Outcome) -> Bool {
        let (isFirst, continuation): (Bool, CheckedContinuation<Outcome, Never>?) = state.withLock {
            switch $0 {
            case .new:
                $0 = .finishedEarly(outcome)
                return (true, nil)
            case .waiting(let continuation):
                $0 = .finished
                return (true, continuation)
            case .finishedEarly, .finished:
                return (false, nil)
            }
        }
        continuation?.resume(returning: outcome)
        return isFirst
    }
}
