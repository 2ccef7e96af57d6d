import Operations
import ServiceLifecycle

/// Trial runs and imports of uploaded files while the service lives; what is under way goes on with the next start.
struct ImportWorker: Service {
    let queue: ImportQueue?

    func run() async throws {
        guard let queue else { return }
        await cancelWhenGracefulShutdown { await queue.run() }
    }
}
