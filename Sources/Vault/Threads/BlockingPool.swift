import Dispatch
import Foundation
import Synchronization

/// A few threads of our own for work that blocks or burns a core, with a bounded queue before them.
///
/// Argon2id and fsync would starve the cooperative pool, which has one thread a core and no more.
final class BlockingPool: Sendable {
    private final class Core: Sendable {
        struct State {
            var waiting: [@Sendable () -> Void] = []
            var running = 0
        }

        let state = Mutex(State())
        let available = DispatchSemaphore(value: 0)

        func work() {
            while true {
                available.wait()
                let job = state.withLock { state -> (@Sendable () -> Void)? in
                    guard !state.waiting.isEmpty else { return nil }
                    state.running += 1
                    return state.waiting.removeFirst()
                }
                // A signal without a job is the order to stop; what was queued before it has been taken.
                guard let job else { return }
                job()
                state.withLock { $0.running -= 1 }
            }
        }
    }

    private let core = Core()
    private let threads: Int
    private let queueLimit: Int

    /// Starts `threads` threads; up to `queueLimit` jobs wait while all of them work.
    init(name: String, threads: Int, queueLimit: Int) {
        self.threads = threads
        self.queueLimit = queueLimit
        for number in 0..<threads {
            let core = self.core
            let thread = Thread { core.work() }
            thread.name = "\(name)-\(number)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    deinit {
        for _ in 0..<threads { core.available.signal() }
    }

    /// Runs `body` on one of the threads; nil when the queue is full, and then it does not run.
    func run<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R? {
        await withCheckedContinuation { continuation in
            let accepted = core.state.withLock { state in
                guard state.waiting.count + state.running < threads + queueLimit else { return false }
                state.waiting.append { continuation.resume(returning: body()) }
                return true
            }
            if accepted {
                core.available.signal()
            } else {
                continuation.resume(returning: nil)
            }
        }
    }
}
