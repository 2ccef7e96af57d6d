import Foundation
import Postgres

/// A physical standby of a test cluster: a server beside it in the same folder, streaming through a slot of its own.
package struct TestStandby: Sendable {
    private static let port = 5_433
    let cluster: TestCluster

    private var directory: String { "\(cluster.directory)/standby" }

    /// Copies the cluster, runs `body` while the copy follows, and removes it again; its slot stays.
    package static func with<R: Sendable>(
        of cluster: TestCluster, slot: String, _ body: (TestStandby) async throws -> R
    ) async throws -> R {
        let standby = TestStandby(cluster: cluster)
        try await cluster.run(
            "pg_basebackup",
            [
                "-h", cluster.directory, "-U", "postgres", "-D", standby.directory, "-R", "-X", "stream", "-c", "fast",
                "-N", "-C", "-S", slot,
            ])
        let file = "\(standby.directory)/postgresql.auto.conf"
        let settings = try String(contentsOfFile: file, encoding: .utf8)
        try (settings + "port = \(port)\n").write(toFile: file, atomically: false, encoding: .utf8)
        try await standby.start()
        do {
            let result = try await body(standby)
            try await standby.end()
            return result
        } catch {
            try? await standby.end()
            throw error
        }
    }

    /// Starts it and waits until it answers.
    package func start() async throws {
        try await cluster.run(
            "pg_ctl", ["start", "-w", "-t", "60", "-s", "-D", directory, "-l", "\(cluster.directory)/standby.log"])
    }

    /// Stops it; its slot stays.
    package func stop() async throws {
        try await cluster.run("pg_ctl", ["stop", "-w", "-m", "fast", "-s", "-D", directory])
    }

    /// Has it take the log in and not apply it, until ``resume()``.
    package func pause() async throws {
        try await session { session in
            _ = try await session.query("SELECT pg_wal_replay_pause()")
            let deadline = ContinuousClock.now + .seconds(30)
            while try await session.query("SELECT pg_get_wal_replay_pause_state() <> 'paused'")[0].decode(Bool.self) {
                guard ContinuousClock.now < deadline else { throw TestClusterError("the standby does not pause") }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Has it apply what it took in.
    package func resume() async throws {
        try await session { _ = try await $0.query("SELECT pg_wal_replay_resume()") }
    }

    private func session(_ body: (PostgresSession) async throws -> Void) async throws {
        let client = PostgresClient(
            PostgresConfiguration(
                connectionString: "host=\(cluster.directory) port=\(Self.port) dbname=postgres user=postgres"),
            logger: .quiet)
        do {
            try await client.withSession(body)
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    private func end() async throws {
        if FileManager.default.fileExists(atPath: "\(directory)/postmaster.pid") { try await stop() }
        try FileManager.default.removeItem(atPath: directory)
    }
}
