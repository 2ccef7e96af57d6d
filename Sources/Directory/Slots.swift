import Domain
import Synchronization

/// Lets few pieces of work run at once; whoever comes meanwhile waits for her turn.
final class Slots: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>
    private let limit: Int

    /// `count` at once, at most `limit` waiting.
    init(_ count: Int, limit: Int) {
        state = Mutex(State(free: count))
        self.limit = limit
    }

    /// What `work` answers, begun when there is room for it.
    ///
    /// - Throws: What the work throws; `Refusal` 503 `busy` when too many wait.
    func hold<Result>(_ work: () async throws -> Result) async throws -> Result {
        let mayWait = state.withLock { $0.free > 0 || $0.waiting.count < limit }
        guard mayWait else { throw TenantDirectory.busy }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
        defer {
            let next: CheckedContinuation<Void, Never>? = state.withLock { state in
                guard !state.waiting.isEmpty else {
                    state.free += 1
                    return nil
                }
                return state.waiting.removeFirst()
            }
            next?.resume()
        }
        try Task.checkCancellation()
        return try await work()
    }
}
