import Foundation
import Glibc
import Installation
import Logging
import Testing

/// The embedded cluster on a real PostgreSQL, each test in a process and a state directory of its own.
struct InstallationClusterTests {
    static let statements = ["Roles.sql", "Database.sql"].compactMap { name in
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try? String(contentsOf: root.appending(path: "Migrations/\(name)"), encoding: .utf8)
    }

    private static func cluster(_ path: String) -> EmbeddedCluster {
        EmbeddedCluster(
            StateDirectory(path), statements: statements,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func serverProcess(_ cluster: EmbeddedCluster) throws -> pid_t {
        let text = try String(contentsOfFile: "\(cluster.state.cluster)/postmaster.pid", encoding: .utf8)
        return try #require(pid_t(text.prefix { $0.isNumber }))
    }

    /// Whether the process has ended; one that nobody has asked for its exit code yet has ended, too.
    private static func isGone(_ process: pid_t) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")) == nil
    }

    @Test("A cluster is made with checksums, roles and database, and is gone from the process table when stopped")
    func making() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let cluster = Self.cluster(folder.path + "/state")
                #expect(!cluster.exists)
                try await cluster.start(making: true)
                #expect(cluster.exists)
                let process = try Self.serverProcess(cluster)
                let runtime = cluster.address(.runtime)
                #expect(try Tool.psql(runtime, "SHOW data_checksums") == "on")
                #expect(try Tool.psql(runtime, "SHOW listen_addresses") == "")
                #expect(try Tool.psql(runtime, "SHOW server_encoding") == "UTF8")
                #expect(try Tool.psql(runtime, "SHOW log_parameter_max_length_on_error") == "0")
                #expect(try Tool.psql(runtime, "SELECT current_user") == "obhut_runtime")
                #expect(
                    try Tool.psql(runtime, "SELECT datcollate FROM pg_database WHERE datname = 'obhut'") == "C.UTF-8")
                #expect(try Tool.psql(cluster.address(.owner), "CREATE TABLE a (b int)") != nil)
                #expect(try Tool.psql(runtime, "CREATE TABLE c (b int)") == nil)
                let bypass = "SELECT string_agg(rolname, ',') FROM pg_roles WHERE rolbypassrls AND NOT rolsuper"
                #expect(try Tool.psql(runtime, bypass) == "obhut_backup")
                await cluster.stop()
                #expect(Self.isGone(process))
                #expect(try Tool.psql(runtime, "SELECT 1") == nil)
            }
        }
    }

    @Test("No value of a failing statement reaches a log of the cluster")
    func silence() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let cluster = Self.cluster(folder.path + "/state")
                try await cluster.start(making: true)
                let owner = cluster.address(.owner)
                #expect(try Tool.psql(owner, "CREATE TABLE a (b text UNIQUE)") != nil)
                for statement in [
                    "INSERT INTO a VALUES ('Mustermann'), ('Mustermann')", "SELECT 'Mustermann'::int",
                    "DO $$ BEGIN RAISE WARNING 'Mustermann'; END $$", "SELECT Mustermann",
                ] {
                    _ = try Tool.psql(owner, statement)
                }
                await cluster.stop()
                let logs = cluster.state.logs
                let names = try FileManager.default.contentsOfDirectory(atPath: logs)
                #expect(!names.isEmpty)
                for name in names {
                    let text = try String(contentsOfFile: "\(logs)/\(name)", encoding: .utf8)
                    #expect(!text.contains("ustermann"))
                }
            }
        }
    }

    @Test("A killed server is started again and has every committed row")
    func killedServer() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let cluster = Self.cluster(folder.path + "/state")
                try await cluster.start(making: true)
                let owner = cluster.address(.owner)
                #expect(try Tool.psql(owner, "CREATE TABLE a AS SELECT 42 AS b") != nil)
                let watch = Task { try await cluster.supervise() }
                for _ in 1...2 {
                    let process = try Self.serverProcess(cluster)
                    kill(process, SIGKILL)
                    let deadline = ContinuousClock.now + .seconds(180)
                    while try Tool.psql(owner, "SELECT b FROM a") != "42" || Self.serverProcess(cluster) == process {
                        #expect(ContinuousClock.now < deadline)
                        if ContinuousClock.now >= deadline { break }
                    }
                }
                watch.cancel()
                _ = try? await watch.value
                await cluster.stop()
                #expect(try Tool.psql(owner, "SELECT 1") == nil)
            }
        }
    }

    @Test("A server that cannot be started again is tried until it can")
    func failingRestart() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let cluster = Self.cluster(folder.path + "/state")
                try await cluster.start(making: true)
                let owner = cluster.address(.owner)
                let watch = Task { try await cluster.supervise() }
                let (here, away) = ("\(cluster.state.cluster)/global", "\(cluster.state.cluster)/away")
                let process = try Self.serverProcess(cluster)
                #expect(rename(here, away) == 0)
                kill(process, SIGKILL)
                let deadline = ContinuousClock.now + .seconds(180)
                let output = "\(cluster.state.logs)/start.log"
                while (try? String(contentsOfFile: output, encoding: .utf8))?.contains("could not") != true {
                    try #require(ContinuousClock.now < deadline)
                }
                #expect(rename(away, here) == 0)
                while try Tool.psql(owner, "SELECT 1") != "1" { try #require(ContinuousClock.now < deadline) }
                watch.cancel()
                _ = try? await watch.value
                await cluster.stop()
            }
        }
    }

    @Test("The server of a user that was killed is adopted, and stopped by who adopted it")
    func orphan() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let first = Self.cluster(folder.path + "/state")
                try await first.start(making: true)
                await first.stop()
                // As if started by somebody who was killed: nobody holds a share.
                let binaries = "/usr/lib/postgresql"
                let version = try #require(try FileManager.default.contentsOfDirectory(atPath: binaries).max())
                try Tool.runApart(
                    "\(binaries)/\(version)/bin/pg_ctl",
                    ["start", "-w", "-s", "-D", first.state.cluster, "-l", first.state.logs + "/other.log"])
                let process = try Self.serverProcess(first)
                let second = Self.cluster(folder.path + "/state")
                try await second.start(making: false)
                #expect(try Self.serverProcess(second) == process)
                #expect(try Tool.psql(second.address(.runtime), "SELECT 1") == "1")
                await second.stop()
                #expect(Self.isGone(process))
            }
        }
    }

    @Test("Of two users, the last one stops the server")
    func twoUsers() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let first = Self.cluster(folder.path + "/state")
                let second = Self.cluster(folder.path + "/state")
                async let one: Void = first.start(making: true)
                async let two: Void = second.start(making: true)
                _ = try await (one, two)
                let process = try Self.serverProcess(first)
                await first.stop()
                #expect(!Self.isGone(process))
                #expect(try Tool.psql(second.address(.runtime), "SELECT 1") == "1")
                await second.stop()
                #expect(try Tool.psql(second.address(.runtime), "SELECT 1") == nil)
            }
        }
    }

    @Test(
        "A stale postmaster.pid or socket lock is no obstacle, even when its number belongs to another process of ours")
    func stale() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let cluster = Self.cluster(folder.path + "/state")
                try await cluster.start(making: true)
                await cluster.stop()
                for text in [
                    "\(getpid())\n\(cluster.state.cluster)\n0\n5432\n\n\n\nready\n", "999999\n", "", "nonsense",
                ] {
                    for file in [
                        "\(cluster.state.cluster)/postmaster.pid", "\(cluster.state.path)/run/.s.PGSQL.5432.lock",
                    ] {
                        try Data(text.utf8).write(to: URL(filePath: file))
                    }
                    try await cluster.start(making: false)
                    #expect(try Tool.psql(cluster.address(.runtime), "SELECT 1") == "1")
                    await cluster.stop()
                }
            }
        }
    }

    @Test("A state directory too deep for a socket gets one in a short private place")
    func longPath() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let deep = folder.path + "/" + String(repeating: "tief/", count: 20) + "O'Brien \\ Söhne"
                let cluster = Self.cluster(deep)
                try await cluster.start(making: true)
                let address = cluster.address(.runtime)
                #expect(!address.contains("tief"))
                #expect(try Tool.psql(address, "SELECT 1") == "1")
                await cluster.stop()
                #expect(cluster.address(.runtime) == address)
                let directory = try #require(address.split(separator: "'").dropFirst().first)
                try? FileManager.default.removeItem(atPath: String(directory))
            }
        }
    }

    @Test("Without permission to make it, a missing cluster is an error; a making cut short is begun anew")
    func unfinished() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let cluster = Self.cluster(folder.path + "/state")
                let error = await #expect(throws: ClusterError.self) { try await cluster.start(making: false) }
                #expect(error?.code == .missing)
                try folder.write("state/postgres.new/PG_VERSION", "15\n")
                try await cluster.start(making: true)
                #expect(try Tool.psql(cluster.address(.runtime), "SELECT 1") == "1")
                await cluster.stop()
            }
        }
    }

    @Test("A cluster of a version that is not installed is refused, not touched")
    func otherVersion() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let cluster = Self.cluster(folder.path + "/state")
                try cluster.state.prepare()
                try folder.write("state/postgres/PG_VERSION", "99\n")
                let error = await #expect(throws: ClusterError.self) { try await cluster.start(making: true) }
                #expect(error?.code == .versionMismatch)
            }
        }
    }

    @Test("A state directory that holds other files is refused")
    func foreign() throws {
        let folder = try TemporaryFolder()
        try folder.write("state/letter.txt", "x")
        #expect(throws: StateDirectoryError.foreign(folder.path + "/state")) {
            try StateDirectory(folder.path + "/state").prepare()
        }
        #expect(throws: StateDirectoryError.unreadable(folder.path + "/state/letter.txt")) {
            try StateDirectory(folder.path + "/state/letter.txt").prepare()
        }
    }
}
