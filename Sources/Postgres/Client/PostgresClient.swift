package import Logging
import Metrics
import ServiceLifecycle

/// The asynchronous client of one PostgreSQL database.
///
/// `segment` sends statements and their commit in one round trip over a few shared connections; `withTransaction` and
/// `withSession` lease a connection for work that has to look at one answer before it asks the next question. Connections
/// open when first needed, so the client works before `run()` and without it.
package final class PostgresClient: Sendable, Service {
    let configuration: PostgresConfiguration
    let pool: ConnectionPool
    private let readLanes: LaneGroup
    private let writeLanes: LaneGroup
    private let readTimer = Timer(label: "obhut_postgres_segment_duration", dimensions: [("lane", "read")])
    private let writeTimer = Timer(label: "obhut_postgres_segment_duration", dimensions: [("lane", "write")])

    /// Starts nothing: connections open when first needed.
    package init(_ configuration: PostgresConfiguration, logger: Logger = Logger(label: "obhut.postgres")) {
        self.configuration = configuration
        let laneSettings = ConnectionSettings(
            connectionString: configuration.connectionString, applicationName: configuration.applicationName,
            session: [
                ("lock_timeout", configuration.lockTimeout.settingInMilliseconds),
                ("statement_timeout", configuration.statementTimeout.settingInMilliseconds),
            ])
        func lanes(_ lane: PostgresLane, _ limit: Int) -> LaneGroup {
            LaneGroup(
                limit: limit, capacity: configuration.laneCapacity, settings: laneSettings,
                policy: ConnectionPolicy(
                    reconnects: true, depth: max(1, configuration.laneDepth),
                    connectWait: configuration.acquireTimeout,
                    silenceLimit: configuration.statementTimeout + .seconds(5),
                    statementLimit: configuration.statementCacheSize,
                    telemetry: ConnectionTelemetry(logger: logger, kind: lane.rawValue)))
        }
        readLanes = lanes(.read, configuration.readLanes)
        writeLanes = lanes(.write, configuration.writeLanes)
        pool = ConnectionPool(
            limit: configuration.poolSize, timeout: configuration.acquireTimeout,
            settings: ConnectionSettings(
                connectionString: configuration.connectionString, applicationName: configuration.applicationName,
                session: []),
            policy: ConnectionPolicy(
                reconnects: false, depth: max(1, configuration.laneDepth),
                connectWait: configuration.acquireTimeout, silenceLimit: nil,
                statementLimit: configuration.statementCacheSize,
                telemetry: ConnectionTelemetry(logger: logger, kind: "pool")))
    }

    deinit {
        _ = readLanes.close()
        _ = writeLanes.close()
        _ = pool.close()
    }

    /// Closes idle connections until graceful shutdown, then shuts the client down.
    package func run() async throws {
        let pause = min(configuration.idleTimeout, .seconds(10))
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                try? await Task.sleep(for: pause)
                pool.closeIdle(olderThan: configuration.idleTimeout)
            }
        }
        await shutdown()
    }

    /// Refuses new work, lets what is on the wire finish for at most five seconds, and closes every connection.
    package func shutdown() async {
        for port in readLanes.close() + writeLanes.close() + pool.close() { await port.closed() }
    }

    /// Runs statements as one segment: one round trip, one implicit transaction, rolled back as a whole on an error.
    ///
    /// Settings made with `set_config(…, true)` hold until the end of the segment. Returns the rows of each statement.
    /// - Throws: `PostgresError`; on the write lane `.outcomeUnknown` when the connection broke after sending.
    package func segment(
        _ statements: [PostgresQuery], lane: PostgresLane
    ) async throws(PostgresError) -> [[PostgresRow]] {
        try await results(statements, lane: lane).map(\.rows)
    }

    /// The same as `segment`, with the number of affected rows, and without an array per statement.
    package func results(
        _ statements: [PostgresQuery], lane: PostgresLane
    ) async throws(PostgresError) -> [PostgresResult] {
        if statements.isEmpty { return [] }
        try statements.refuseUnsendable()
        let start = ContinuousClock.now
        let timer = lane == .read ? readTimer : writeTimer
        defer { timer.recordNanoseconds((ContinuousClock.now - start).nanosecondsForMetric) }
        do {
            return try await runOnLane(statements, lane: lane)
        } catch  where error.isLockNotAvailable {
            return try await runPatiently(statements)
        } catch  where error.isStaleStatement || (lane == .read && error.code == .outcomeUnknown) {
            return try await retry(statements, lane: lane)
        }
    }

    private func retry(
        _ statements: [PostgresQuery], lane: PostgresLane
    ) async throws(PostgresError) -> [PostgresResult] {
        do {
            return try await runOnLane(statements, lane: lane)
        } catch  where lane == .read && error.code == .outcomeUnknown {
            throw PostgresError(.unavailable, sqlState: error.sqlState, reason: "the connection was lost twice")
        }
    }

    private func runOnLane(
        _ statements: [PostgresQuery], lane: PostgresLane
    ) async throws(PostgresError) -> [PostgresResult] {
        let job = Job(
            .segment(statements), lossCode: .outcomeUnknown, deadline: .now + configuration.acquireTimeout)
        let port = try lane == .read ? readLanes.lane() : writeLanes.lane()
        return try await port.runShared(job).results()
    }

    /// Runs a segment that met a lock on a connection of its own, where waiting holds up nobody else.
    private func runPatiently(_ statements: [PostgresQuery]) async throws(PostgresError) -> [PostgresResult] {
        let lease = try await Lease(pool)
        defer { lease.end() }
        let limits: PostgresQuery = """
            SELECT pg_catalog.set_config('lock_timeout', \(configuration.patientLockTimeout.settingInMilliseconds), true),
            pg_catalog.set_config('statement_timeout', \(configuration.statementTimeout.settingInMilliseconds), true)
            """
        return Array(try await lease.run([limits] + statements, lossCode: .outcomeUnknown).dropFirst())
    }
}
