import Glibc

/// The superuser of an embedded cluster: what stands in the tables behind the service's back, and how to change it.
struct Superuser: Sendable {
    let installation: Installation

    /// Rows of a statement, columns divided by `|`.
    @discardableResult
    func query(_ statement: String) async throws -> [String] {
        let address = "host=\(installation.state)/run port=5432 dbname=obhut user=obhut_superuser"
        let arguments = ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statement]
        // The cluster lets in the one system user who owns it.
        let output =
            geteuid() == 0
            ? try await installation.run(
                "/usr/bin/setpriv",
                ["--reuid=obhut", "--regid=obhut", "--clear-groups", "/usr/bin/psql"] + arguments)
            : try await installation.run("/usr/bin/psql", arguments)
        return output.split(separator: "\n").map(String.init)
    }

    /// The one number that a statement answers.
    func number(_ statement: String) async throws -> Int {
        guard let line = try await query(statement).first, let number = Int(line) else {
            throw EndToEndError("no number: \(statement)")
        }
        return number
    }

    /// Holds the locks that `statement` takes while `body` runs, as somebody would who takes his time.
    func holding<Result: Sendable>(_ statement: String, _ body: () async throws -> Result) async throws -> Result {
        // Nobody waits for the end of that sleep: it is ended when `body` has come to its own.
        async let holder = query("\(statement); SELECT pg_sleep(600)")
        try await Deadline.wait(until: "the locks are held") {
            try await number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == 1
        }
        let result = try await body()
        try await query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        _ = try? await holder
        return result
    }

    /// Changes rows past every trigger.
    func tamper(_ statement: String) async throws {
        try await query("SET session_replication_role = replica; \(statement)")
    }
}
