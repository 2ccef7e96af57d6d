import Installation
import ServiceLifecycle

/// Keeps the embedded cluster running, and stops it after everything else has stopped.
struct ClusterService: Service {
    let cluster: EmbeddedCluster

    func run() async throws {
        await cancelWhenGracefulShutdown { try? await cluster.supervise() }
        await cluster.stop()
    }
}
