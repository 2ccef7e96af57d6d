import Domain
import Foundation
import Logging
import Metrics
import Operations
import ServiceLifecycle
import Store

/// Does what waits in the queue while this process is the active one: each handler in a lane of its own, so that slow
/// work of one kind holds up no other.
struct JobWorker: Service {
    private static let interval = Duration.milliseconds(500)
    private static let countInterval = Duration.seconds(15)
    let store: Store
    let state: ServiceState
    let handlers: [any JobHandler]
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for handler in handlers { group.addTask { await lane(handler) } }
                group.addTask { await count() }
            }
        }
    }

    private func lane(_ handler: any JobHandler) async {
        while !Task.isCancelled {
            var isBusy = false
            if state.gate == .open {
                do {
                    let jobs = try await store.node.claimJobs(
                        handler.kinds, limit: handler.width, lease: handler.lease)
                    await withDiscardingTaskGroup { group in
                        for job in jobs { group.addTask { await perform(job, handler) } }
                    }
                    isBusy = !jobs.isEmpty
                } catch {
                    logger.debug("no jobs can be claimed", metadata: ["error": "\(error)"])
                }
            }
            if !isBusy { try? await Task.sleep(for: Self.interval) }
        }
    }

    private func perform(_ job: ClaimedJob, _ handler: any JobHandler) async {
        var outcome: JobOutcome
        do {
            outcome = try await handler(job)
        } catch {
            logger.warning(
                "a job was cut short",
                metadata: ["job": "\(job.id)", "kind": "\(job.kind.rawValue)", "error": "\(error)"])
            outcome = .postponed("internal")
        }
        do {
            try await store.node.settle(job, outcome)
        } catch {
            // The lease ends by itself, and the job is done again.
            logger.debug("a job could not be settled", metadata: ["job": "\(job.id)", "error": "\(error)"])
        }
        Counter(label: "obhut_jobs_done", dimensions: [("kind", job.kind.rawValue), ("outcome", outcome.word)])
            .increment()
        if case .failed(let code) = outcome {
            logger.warning(
                "a job failed for good",
                metadata: ["job": "\(job.id)", "kind": "\(job.kind.rawValue)", "code": "\(code)"])
        }
    }

    /// Shows how long the queue is.
    private func count() async {
        while !Task.isCancelled {
            if state.gate == .open, let counts = try? await store.node.jobCounts() {
                for kind in JobKind.allCases {
                    for place in ["waiting", "dead"] {
                        let number = counts.first { $0.kind == kind.rawValue && $0.state == place }?.count ?? 0
                        Gauge(label: "obhut_jobs", dimensions: [("kind", kind.rawValue), ("state", place)])
                            .record(number)
                    }
                }
            }
            try? await Task.sleep(for: Self.countInterval)
        }
    }
}

extension JobOutcome {
    /// The outcome as a metric's label.
    fileprivate var word: String {
        switch self {
        case .done: "done"
        case .postponed: "postponed"
        case .failed: "failed"
        }
    }
}
