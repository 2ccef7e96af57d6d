import Synchronization

/// A connection of the pool in the hands of one caller.
final class Lease: Sendable {
    private let pool: ConnectionPool
    private let port: ConnectionPort
    private let hasEnded = Atomic(false)

    /// Undoes whatever a caller can leave behind in a session but keeps its prepared statements, which `DISCARD ALL` does
    /// not. It runs while nobody waits; a connection on which it fails is closed.
    private static let cleanUp: [[PostgresQuery]] = [
        ["ROLLBACK"],
        [
            "SET SESSION AUTHORIZATION DEFAULT", "RESET ALL", "CLOSE ALL", "UNLISTEN *",
            "SELECT pg_catalog.pg_advisory_unlock_all()", "DISCARD TEMP", "DISCARD SEQUENCES",
        ],
    ]

    /// Waits for a connection of the pool.
    init(_ pool: ConnectionPool) async throws(PostgresError) {
        self.pool = pool
        port = try await pool.lease()
    }

    deinit {
        end()
    }

    /// Gives the connection back; whoever still holds the transaction or session gets errors from now on.
    func end() {
        guard !hasEnded.exchange(true, ordering: .acquiringAndReleasing) else { return }
        port.post(.listen(nil))
        for statements in Self.cleanUp {
            port.submit(Job(.segment(statements), lossCode: .unavailable, mustSucceed: true))
        }
        pool.giveBack(port)
    }

    /// Runs statements with one Sync; cancelling the task cancels them on the server.
    func run(
        _ statements: [PostgresQuery], lossCode: PostgresError.Code
    ) async throws(PostgresError) -> [PostgresResult] {
        if statements.isEmpty { return [] }
        try check(statements)
        return try await port.runExclusively(Job(.segment(statements), lossCode: lossCode)).results()
    }

    /// Runs statements to their end even when the task is cancelled.
    func runShielded(
        _ statements: [PostgresQuery], lossCode: PostgresError.Code
    ) async throws(PostgresError) -> [PostgresResult] {
        try check(statements)
        return try await port.runShielded(Job(.segment(statements), lossCode: lossCode)).results()
    }

    /// Runs a migration's text.
    func run(script: String) async throws(PostgresError) {
        try check([])
        _ = try await port.runExclusively(Job(.script(script), lossCode: .outcomeUnknown))
    }

    /// Streams a COPY TO STDOUT; see `PostgresSession.copy`.
    func copy(
        _ query: PostgresQuery, lossCode: PostgresError.Code, _ consume: ([UInt8]) async throws -> Void
    ) async throws -> Int {
        try check([query])
        guard query.binds.slots.isEmpty else {
            throw PostgresError(.encoding, reason: "COPY takes no parameters")
        }
        _ = try await port.runExclusively(Job(.copy(query), lossCode: lossCode))
        do {
            while true {
                switch try await port.runExclusively(Job(.copyChunk, lossCode: lossCode)) {
                case .chunk(let bytes): try await consume(bytes)
                case .copyEnded(let rows): return rows
                case .results, .copyStarted: throw PostgresError(.protocolViolation, reason: "COPY out of order")
                }
            }
        } catch {
            // Refused, harmlessly, when the COPY has ended by itself.
            _ = try? await port.runShielded(Job(.copyStop, lossCode: lossCode))
            throw error
        }
    }

    /// Sends what `NOTIFY` says to the continuation; nil ends it.
    func listen(_ continuation: AsyncThrowingStream<PostgresNotification, any Error>.Continuation?) {
        port.post(.listen(continuation))
    }

    private func check(_ statements: [PostgresQuery]) throws(PostgresError) {
        if hasEnded.load(ordering: .acquiring) {
            throw PostgresError(.protocolViolation, reason: "used after its scope ended")
        }
        try statements.refuseUnsendable()
    }
}
