import Foundation
import Glibc

extension EmbeddedCluster {
    /// How long a server may take to answer, recovery of a large log included.
    private static let startLimit = Duration.seconds(600)
    /// How long backends of a killed server may take to notice.
    private static let leftoverLimit = Duration.seconds(15)

    /// The server that runs already, once it answers; nothing where none runs.
    func adopt() async throws -> Server? {
        guard let file = PostmasterFile(in: state.cluster), file.isServer(of: state.cluster) else { return nil }
        let deadline = ContinuousClock.now + Self.startLimit
        while let current = PostmasterFile(in: state.cluster), current.isServer(of: state.cluster) {
            if current.isReady {
                return Server(process: current.process, child: nil, socketDirectory: current.socketDirectory)
            }
            guard ContinuousClock.now < deadline else {
                throw ClusterError(.notStarted, "the running database does not become ready; see \(state.logs)")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    /// Starts the server and waits until it answers.
    func launch() async throws -> Server {
        let version = PostgresBinaries.version(ofCluster: state.cluster)
        let binaries = try PostgresBinaries.find(version: version)
        try await waitForLeftovers()
        // Nobody works in the directory any more: whatever process has that number now, it is not the server.
        unlink(PostmasterFile.path(in: state.cluster))
        let sockets = try SocketDirectory.prepare(for: state)
        unlink(SocketDirectory.lock(in: sockets))
        try configure(state.cluster, sockets: sockets)
        let output = "\(state.logs)/start.log"
        unlink(output)
        let child = try ChildProcess("\(binaries.directory)/postgres", ["-D", state.cluster], output: output)
        let deadline = ContinuousClock.now + Self.startLimit
        do {
            while true {
                if let file = PostmasterFile(in: state.cluster), file.process == child.process, file.isReady {
                    return Server(process: child.process, child: child, socketDirectory: sockets)
                }
                if case .ended(let code) = child.poll() {
                    throw ClusterError(.notStarted, "the database ended with \(code); see \(output) and \(state.logs)")
                }
                guard ContinuousClock.now < deadline else {
                    throw ClusterError(.notStarted, "the database does not become ready; see \(state.logs)")
                }
                try await Task.sleep(for: .milliseconds(20))
            }
        } catch {
            // Given up or cancelled: nothing may be left behind.
            if child.poll() == .running { kill(child.process, SIGQUIT) }
            throw error
        }
    }

    /// Backends of a killed server still hold its shared memory; a new one may start when they are gone.
    private func waitForLeftovers() async throws {
        let deadline = ContinuousClock.now + Self.leftoverLimit
        while !PostmasterFile.processes(of: state.cluster).isEmpty {
            guard ContinuousClock.now < deadline else {
                throw ClusterError(.notStarted, "processes of an earlier server still work in \(state.cluster)")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Writes the configuration files of a data directory.
    func configure(_ directory: String, sockets: String) throws {
        let configuration = ClusterConfiguration(
            socketDirectory: sockets, logDirectory: state.logs, systemUser: SystemUser.current.name,
            memory: ClusterConfiguration.machineMemory)
        let files = [
            "postgresql.conf": configuration.server, "pg_hba.conf": configuration.access,
            "pg_ident.conf": configuration.identities,
        ]
        for (name, text) in files {
            try PrivateFile.write(text, to: "\(directory)/\(name)")
        }
    }
}
