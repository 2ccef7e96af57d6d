import Foundation
import Glibc
import Logging
import Migrations
package import Postgres

/// A private PostgreSQL cluster in a temporary folder: Unix socket only, gone with the process that started it.
///
/// A watchdog process holds the reading end of a pipe whose writing end is ours. However this process ends, the pipe closes,
/// and the watchdog stops the server and removes the folder.
package actor TestCluster {
    /// The one cluster that the tests of a process share.
    package static func shared() async throws -> TestCluster {
        try await SharedCluster.instance.cluster()
    }

    /// Holds data directory, socket and log.
    package nonisolated let directory: String
    private let isRoot: Bool
    private let watchdog: ChildProcess
    private let leash: Int32
    private var templates: [String: Task<Void, any Error>] = [:]
    private var counter = 0

    private static let binaries =
        ProcessInfo.processInfo.environment["OBHUT_TEST_PG_BIN"] ?? "/usr/lib/postgresql/15/bin"

    /// Makes and starts a cluster with the four roles of Obhut.
    ///
    /// - Parameter durable: with fsync, for tests that kill the server; off by default for speed.
    /// - Throws: `TestClusterError` with the words of the program that failed.
    package init(durable: Bool = false) async throws {
        isRoot = geteuid() == 0
        directory = "/tmp/obhut-test-\(getpid())-\(UUID().uuidString.prefix(8).lowercased())"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        (watchdog, leash) = try Self.startWatchdog(directory)
        if isRoot {
            guard let user = getpwnam("postgres") else { throw TestClusterError("there is no system user postgres") }
            chown(directory, user.pointee.pw_uid, user.pointee.pw_gid)
        }
        try await run(
            "initdb",
            [
                "-D", "\(directory)/data", "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8",
                "--locale=C.UTF-8",
            ])
        let settings = """
            listen_addresses = ''
            unix_socket_directories = '\(directory)'
            max_connections = 900
            shared_buffers = 64MB
            autovacuum = off
            log_min_messages = warning
            fsync = \(durable ? "on" : "off")
            full_page_writes = \(durable ? "on" : "off")
            synchronous_commit = \(durable ? "on" : "off")

            """
        let file = "\(directory)/data/postgresql.auto.conf"
        try settings.write(toFile: file, atomically: false, encoding: .utf8)
        try await startServer()
        try await withAdministrator { session in
            try await session.run(MigrationFile(name: "Roles", sql: EmbeddedMigrations.roles, checksum: ""))
        }
    }

    /// Starts the server and waits until it answers.
    package func startServer() async throws {
        try await run("pg_ctl", ["start", "-w", "-t", "60", "-s", "-D", "\(directory)/data", "-l", "\(directory)/log"])
    }

    /// Stops the server without a checkpoint, as a crash would; `startServer()` recovers it.
    package func stopServer() async throws {
        try await run("pg_ctl", ["stop", "-w", "-m", "immediate", "-s", "-D", "\(directory)/data"])
    }

    /// Stops the server for good and removes the folder.
    package func destroy() async throws {
        close(leash)
        _ = try await watchdog.exitStatus()
    }

    /// Where a database of this cluster is reached.
    package nonisolated func connectionString(database: String, role: TestRole) -> String {
        "host=\(directory) port=5432 dbname=\(database) user=\(role.rawValue)"
    }

    /// Clones a template, making it first when this is its first use.
    func createDatabase(from template: TestTemplate) async throws -> String {
        if templates[template.name] == nil {
            templates[template.name] = Task { try await self.make(template) }
        }
        try await templates[template.name]?.value
        counter += 1
        let name = "test_\(counter)"
        let database = try PostgresIdentifier(name)
        let source = try PostgresIdentifier("template_\(template.name)")
        try await withAdministrator { session in
            _ = try await session.query(
                "CREATE DATABASE \(identifier: database) TEMPLATE \(identifier: source) OWNER obhut_owner")
        }
        return name
    }

    func dropDatabase(_ name: String) async throws {
        // Only what this cluster has made: never a database somebody points us at.
        guard name.hasPrefix("test_") else { throw TestClusterError("\(name) is not a test's database") }
        let database = try PostgresIdentifier(name)
        try await withAdministrator { session in
            _ = try await session.query("DROP DATABASE IF EXISTS \(identifier: database) WITH (FORCE)")
        }
    }

    private func make(_ template: TestTemplate) async throws {
        let database = try PostgresIdentifier("template_\(template.name)")
        try await withAdministrator { session in
            _ = try await session.query("CREATE DATABASE \(identifier: database) OWNER obhut_owner")
        }
        let owner = PostgresClient(
            PostgresConfiguration(connectionString: connectionString(database: database.name, role: .owner)),
            logger: .quiet)
        do {
            try await template.migrate(owner)
        } catch {
            await owner.shutdown()
            throw error
        }
        await owner.shutdown()
    }

    /// Runs work as superuser in the database `postgres`.
    package nonisolated func withAdministrator<R: Sendable>(
        _ body: (PostgresSession) async throws -> R
    ) async throws -> R {
        let client = PostgresClient(
            PostgresConfiguration(connectionString: connectionString(database: "postgres", role: .superuser)),
            logger: .quiet)
        do {
            let result = try await client.withSession(body)
            await client.shutdown()
            return result
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Runs a program of PostgreSQL as the system user `postgres` when we are root: the server refuses root.
    func run(_ program: String, _ arguments: [String]) async throws {
        let path = "\(Self.binaries)/\(program)"
        let output = "\(directory)/\(program).out"
        let process = try ChildProcess(
            isRoot ? "/usr/bin/setpriv" : path,
            (isRoot ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", path] : []) + arguments,
            output: output)
        let status = try await process.exitStatus()
        guard status == 0 else {
            let words = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
            throw TestClusterError("\(program) failed (\(status)): \(words)")
        }
    }

    private static func startWatchdog(_ directory: String) throws -> (ChildProcess, Int32) {
        let script = """
            trap '' INT TERM HUP
            read -r _
            pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
            [ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null
            while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
            rm -rf "$1"
            """
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw TestClusterError("no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let process = try ChildProcess(
            "/bin/sh", ["-c", script, "obhut-test-watchdog", directory], input: ends[0], output: "/dev/null")
        return (process, ends[1])
    }
}
