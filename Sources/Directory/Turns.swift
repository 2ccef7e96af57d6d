import Domain
import Synchronization

/// Lets one caller at a time do a piece of work; those who come meanwhile share the result of the next one.
///
/// A result is thus never older than the call that gets it, and however many call, one piece of work is under way.
final class Turns<Value: Sendable>: Sendable {
    private enum Turn: Sendable {
        case work
        case done(Result<Value, any Error>)
    }

    private struct State {
        var isWorking = false
        /// Came while work was under way: the first of them does the next piece.
        var waiting: [CheckedContinuation<Turn, Never>] = []
        /// Get what is being worked out now.
        var sharing: [CheckedContinuation<Turn, Never>] = []
    }

    private let state = Mutex(State())
    private let limit: Int

    /// At most `limit` callers wait.
    init(limit: Int) {
        self.limit = limit
    }

    /// What `work` answers, begun after this call.
    ///
    /// - Throws: What the work throws; `Refusal` 503 `busy` when too many wait.
    func share(_ work: () async throws -> Value) async throws -> Value {
        while true {
            switch await turn() {
            case .done(.success(let value)):
                return value
            case .done(.failure(let error)):
                try Task.checkCancellation()
                // The caller who worked went away, which is no answer to anybody else.
                if error is CancellationError { continue }
                throw error
            case .work:
                let result: Result<Value, any Error>
                do {
                    result = .success(try await work())
                } catch {
                    result = .failure(Task.isCancelled ? CancellationError() : error)
                }
                finish(result)
                return try result.get()
            }
        }
    }

    private func turn() async -> Turn {
        await withCheckedContinuation { continuation in
            let turn: Turn? = state.withLock { state in
                guard state.isWorking else {
                    state.isWorking = true
                    return .work
                }
                guard state.waiting.count < limit else { return .done(.failure(TenantDirectory.busy)) }
                state.waiting.append(continuation)
                return nil
            }
            if let turn { continuation.resume(returning: turn) }
        }
    }

    private func finish(_ result: Result<Value, any Error>) {
        let (done, next) = state.withLock { state in
            let done = state.sharing
            let next = state.waiting.first
            state.sharing = Array(state.waiting.dropFirst())
            state.waiting = []
            state.isWorking = next != nil
            return (done, next)
        }
        for continuation in done { continuation.resume(returning: .done(result)) }
        next?.resume(returning: .work)
    }
}
