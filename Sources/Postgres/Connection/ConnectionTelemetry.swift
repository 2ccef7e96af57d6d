import Logging
import Metrics

/// Log lines and counters of one kind of connection; no SQL text and no value in either.
struct ConnectionTelemetry: Sendable {
    let logger: Logger
    let kind: String
    private let lost: Counter
    private let opened: Counter

    init(logger: Logger, kind: String) {
        self.logger = logger
        self.kind = kind
        lost = Counter(label: "obhut_postgres_connections_lost", dimensions: [("kind", kind)])
        opened = Counter(label: "obhut_postgres_connections_opened", dimensions: [("kind", kind)])
    }

    func connected(failures: Int) {
        opened.increment()
        logger.log(
            level: failures > 0 ? .info : .debug, "connected to PostgreSQL",
            metadata: ["kind": "\(kind)", "failuresBefore": "\(failures)"])
    }

    /// Warns about the first failure of a series only: a database that stays away is retried every second.
    func connectFailed(_ error: PostgresError, failures: Int) {
        logger.log(
            level: failures == 1 ? .warning : .debug, "no connection to PostgreSQL",
            metadata: ["kind": "\(kind)", "reason": "\(error.reason ?? "unknown")", "failures": "\(failures)"])
    }

    func connectionLost(sqlState: String?, inFlight: Int) {
        lost.increment()
        logger.warning(
            "lost a connection to PostgreSQL",
            metadata: ["kind": "\(kind)", "sqlState": "\(sqlState ?? "none")", "inFlight": "\(inFlight)"])
    }
}
