import Foundation
import Glibc
package import Logging

/// The private PostgreSQL cluster in the state directory.
///
/// Whoever uses it holds a share of `cluster.users`; starting and stopping happen under `cluster.lock`. The first user
/// starts the server, the last one stops it. A server whose user was killed is adopted by the next one.
package actor EmbeddedCluster {
    /// The state directory that the cluster lies in.
    package nonisolated let state: StateDirectory
    let statements: [String]
    let logger: Logger
    var users: ClusterLock?
    private var server: Server?

    /// A running server: our child, or somebody's orphan.
    struct Server: Sendable {
        let process: pid_t
        let child: ChildProcess?
        let socketDirectory: String
    }

    /// Names the cluster of a state directory; nothing is started.
    ///
    /// - Parameters:
    ///   - state: The state directory.
    ///   - statements: Run once by the superuser when the cluster is made: the roles, then the database.
    ///   - logger: Told what happens to the server.
    package init(_ state: StateDirectory, statements: [String], logger: Logger) {
        self.state = state
        self.statements = statements
        self.logger = logger
    }

    /// Whether the cluster has been made.
    package nonisolated var exists: Bool { PostgresBinaries.version(ofCluster: state.cluster) != nil }

    /// Whether a server works on the cluster and answers.
    package nonisolated var isRunning: Bool {
        guard let file = PostmasterFile(in: state.cluster) else { return false }
        return file.isReady && file.isServer(of: state.cluster)
    }

    /// The libpq address of the cluster for one role.
    package nonisolated func address(_ role: ClusterRole, database: String = "obhut") -> String {
        let file = PostmasterFile(in: state.cluster)
        let directory =
            file.map(\.socketDirectory).flatMap { $0.isEmpty ? nil : $0 } ?? SocketDirectory.place(for: state)
        let quoted = directory.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        return "host='\(quoted)' port=5432 dbname=\(database) user=\(role.rawValue)"
    }

    /// Makes the cluster where it is missing and `making` allows it, starts it where it does not run, and waits until it
    /// answers; recovery after a crash is waited for.
    ///
    /// - Throws: `ClusterError`, or `CancellationError`.
    package func start(making: Bool) async throws {
        try state.prepare()
        let lock = try await takeLock(cancellable: true)
        defer { lock.release() }
        if users == nil {
            let share = try ClusterLock(state.clusterUsers)
            guard share.takeShared() else { throw ClusterError(.locked, "\(state.clusterUsers) is held") }
            users = consume share
        }
        if !exists {
            guard making else { throw ClusterError(.missing, "there is no database in \(state.path)") }
            try await make()
        }
        server = try await running()
    }

    private func running() async throws -> Server {
        if let server = try await adopt() { return server }
        return try await launch()
    }

    /// Lets go of the cluster; its last user stops it, first politely, then at once.
    ///
    /// - Parameter patience: How long connections may take to end; after it the server is stopped as if by a crash, which
    ///   loses nothing that was acknowledged.
    package func stop(patience: Duration = .seconds(10)) async {
        guard let users = users.take() else { return }
        defer { server = nil }
        guard let lock = try? await takeLock(cancellable: false) else { return }
        defer { lock.release() }
        guard users.takeAlone(), let server else { return }
        for (signal, wait) in [(SIGINT, patience), (SIGQUIT, .seconds(5)), (SIGKILL, .seconds(5))] {
            kill(server.process, signal)
            if await ends(server, within: wait) { return }
        }
        logger.error("the database server does not end", metadata: ["process": "\(server.process)"])
    }

    /// Watches the server until the task is cancelled, and starts it again whenever it is gone.
    package func supervise() async throws {
        var pause = Duration.milliseconds(100)
        while true {
            try await Task.sleep(for: .milliseconds(200))
            guard let server, !isAlive(server) else { continue }
            logger.warning("the database server is gone; starting it again")
            do {
                try await restart()
                pause = .milliseconds(100)
            } catch {
                try Task.checkCancellation()
                let reason = (error as? ClusterError).map { "\($0)" } ?? "\(type(of: error))"
                logger.error("the database server does not start", metadata: ["reason": "\(reason)"])
                try await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(3))
            }
        }
    }

    /// Starts the server again, unless it has been stopped on purpose meanwhile.
    private func restart() async throws {
        let lock = try await takeLock(cancellable: true)
        defer { lock.release() }
        guard users != nil else { return }
        // Where this fails, the old server stays the one that is watched, so that the next round tries again.
        server = try await running()
    }

    func takeLock(cancellable: Bool) async throws -> ClusterLock {
        let lock = try ClusterLock(state.clusterLock)
        let deadline = ContinuousClock.now + .seconds(60)
        while !lock.takeAlone() {
            guard ContinuousClock.now < deadline else {
                throw ClusterError(.locked, "another process starts or stops the database: \(state.clusterLock)")
            }
            if cancellable { try Task.checkCancellation() }
            await pause()
        }
        return lock
    }

    private func isAlive(_ server: Server) -> Bool {
        if let child = server.child { return child.poll() == .running }
        return PostmasterFile.lives(server.process, in: state.cluster)
    }

    private func ends(_ server: Server, within limit: Duration) async -> Bool {
        let deadline = ContinuousClock.now + limit
        while isAlive(server) {
            guard ContinuousClock.now < deadline else { return false }
            await pause()
        }
        return true
    }

    /// A short wait that a cancelled task keeps as well: stopping must see its end.
    private func pause() async {
        // SAFETY: Awaited at once; the task only shields the sleep from our own cancellation.
        await Task { try? await Task.sleep(for: .milliseconds(10)) }.value
    }
}
