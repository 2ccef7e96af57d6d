import Foundation
import Glibc
import Synchronization
import Testing

/// An installation whose service is killed again and again at a place that is named while it runs.
actor Stage {
    nonisolated let installation: Installation
    nonisolated let workspace: Workspace
    nonisolated let client: HTTPClient
    nonisolated let superuser: Superuser
    /// The file that names the failpoint.
    nonisolated let failpoint: String
    private let port: Int
    private let statement: String
    private var daemon: Daemon
    private var known: StaffSession?

    init(_ installation: Installation, _ workspace: Workspace) async throws {
        self.installation = installation
        self.workspace = workspace
        port = Self.nextPort()
        failpoint = try installation.write("failpoint", [])
        daemon = try await installation.serve(failpoint: failpoint, Self.settings(port))
        client = daemon.client(workspace.token)
        superuser = Superuser(installation: installation)
        statement = try await Fingerprint.statement(superuser)
    }

    /// Ports that the system gives to nobody, for they are taken again after every kill.
    private static func nextPort() -> Int {
        let number = numbers.withLock { number in
            number += 1
            return number
        }
        return 20_000 + (Int(getpid()) + 100 * number) % 12_000
    }

    private static let numbers = Mutex(0)

    /// Nobody takes mail there.
    private static func settings(_ port: Int) -> [String: String] {
        ["OBHUT_HTTP_PORT": "\(port)", "OBHUT_SMTP_URL": "smtp://127.0.0.1:1"]
    }

    nonisolated var desk: Desk { Desk(installation: installation, workspace: workspace) }

    /// An owner at the pages.
    func staff() async throws -> StaffSession {
        if let known { return known }
        let session = try await StaffSession.invited(
            desk, HTTPClient(port: port), email: "chefin@\(workspace.tenant).example", role: "owner")
        known = session
        return session
    }

    /// Somebody new at the pages.
    func colleague() async throws -> (session: StaffSession, email: String) {
        let email = "kraft-\(UUID().uuidString.lowercased())@\(workspace.tenant).example"
        return (
            try await StaffSession.invited(desk, HTTPClient(port: port), email: email, role: "read-only"), email
        )
    }

    /// The same person at another device.
    func again(_ email: String) async throws -> StaffSession {
        try await StaffSession.loggedIn(HTTPClient(port: port), email: email)
    }

    /// Whoever comes to `point` from now on is killed.
    nonisolated func arm(_ point: String) throws {
        _ = try installation.write("failpoint", Array("\(point)=kill".utf8))
    }

    nonisolated func disarm() throws { _ = try installation.write("failpoint", []) }

    /// Waits until the service was killed.
    func expectDeath(at point: String) async throws {
        #expect(try await daemon.program.end() == 128 + 9, "it was not killed at \(point)\n\(daemon.log.suffix(2_000))")
        try disarm()
    }

    /// Waits until the service was killed, and starts it again.
    func revive(after point: String, _ environment: [String: String] = [:]) async throws {
        try await expectDeath(at: point)
        try await start(environment)
    }

    /// Starts it anew, in other surroundings.
    func restart(_ environment: [String: String] = [:]) async throws {
        #expect(try await daemon.stop() == 0)
        try await start(environment)
    }

    /// Starts it; it is killed by what it does of itself.
    func startAndDie(at point: String, _ environment: [String: String] = [:]) async throws {
        try arm(point)
        let settings = Self.settings(port).merging(environment) { $1 }
        let program = try installation.start(failpoint: failpoint, settings)
        #expect(try await program.end() == 128 + 9, "it was not killed at \(point)")
        try disarm()
    }

    /// Ends it in order.
    func stop() async throws { #expect(try await daemon.stop() == 0) }

    func start(_ environment: [String: String] = [:]) async throws {
        let settings = Self.settings(port).merging(environment) { $1 }
        daemon = try await installation.serve(failpoint: failpoint, settings)
    }

    /// Waits until nothing goes on by itself any more.
    nonisolated func settle() async throws {
        try await Deadline.wait(until: "nothing is under way") {
            try await superuser.number(
                """
                SELECT (SELECT count(*) FROM import_file WHERE state IN ('uploading', 'checking', 'running'))
                    + (SELECT count(*) FROM import_batch WHERE state IN ('running', 'undoing'))
                    + (SELECT count(*) FROM tag WHERE state = 'ending')
                """) == 0
        }
    }

    func fingerprint() async throws -> Fingerprint {
        try await settle()
        return try await Fingerprint(superuser, statement)
    }
}
