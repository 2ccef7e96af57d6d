package import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Answers `GET /metrics` on the loopback interface and nothing else, apart from the service's own listener.
package final class MetricsListener: Service {
    private let registry: PrometheusRegistry
    private let port: Int
    private let logger: Logger
    private let onReady: @Sendable (_ port: Int) -> Void
    private let bound = Mutex<Int?>(nil)

    /// Makes a listener for `127.0.0.1`; port 0 takes any free one, which `onReady` is told.
    package init(
        registry: PrometheusRegistry, port: Int, logger: Logger,
        onReady: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) {
        self.registry = registry
        self.port = port
        self.logger = logger
        self.onReady = onReady
    }

    /// The port that is listened on; nil before it is.
    package var localPort: Int? {
        bound.withLock { $0 }
    }

    /// Listens until the service group shuts down.
    package func run() async throws {
        let registry = registry
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 16)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(MetricsHandler(registry: registry))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        let port = channel.localAddress?.port ?? port
        bound.withLock { $0 = port }
        logger.info("metrics listener ready", metadata: ["port": "\(port)"])
        onReady(port)
        // Ends by shutdown or by cancellation; both close the listener.
        try? await gracefulShutdown()
        try await channel.close()
    }
}
