/// A connection of its own without an open transaction. Valid inside `withSession` only.
///
/// Each call is a transaction. There is no time limit but the ones the caller sets. Session-wide settings, advisory locks,
/// temporary tables and LISTEN last until the end of the scope.
package struct PostgresSession: Sendable {
    let lease: Lease

    /// Runs one statement and commits it, or lets it run outside a transaction if it must (`VACUUM`).
    package func query(_ query: PostgresQuery) async throws(PostgresError) -> [PostgresRow] {
        try await results([query]).first?.rows ?? []
    }

    /// Runs several statements in one round trip as one transaction.
    package func pipeline(_ queries: [PostgresQuery]) async throws(PostgresError) -> [[PostgresRow]] {
        try await results(queries).map(\.rows)
    }

    /// The same as `pipeline`, with the number of affected rows.
    package func results(_ queries: [PostgresQuery]) async throws(PostgresError) -> [PostgresResult] {
        try await lease.run(queries, lossCode: .outcomeUnknown)
    }

    /// Streams the output of `COPY (…) TO STDOUT` in chunks of about 64 KiB that end at the end of a row.
    ///
    /// The next chunk is read when `consume` has returned, so a slow reader slows the server down instead of filling memory.
    /// When `consume` throws, the COPY is cancelled and the error thrown on. COPY takes no parameters.
    /// - Returns: the number of rows.
    @discardableResult
    package func copy(_ query: PostgresQuery, _ consume: ([UInt8]) async throws -> Void) async throws -> Int {
        try await lease.copy(query, lossCode: .unavailable, consume)
    }

    /// Listens on channels until the end of the scope; replaces an earlier `listen` of this session.
    ///
    /// Keeps the newest 1024 notifications for a slow reader. Throws `.unavailable` into the sequence when the connection is
    /// lost: what was missed has to be looked up.
    package func listen(
        _ channels: [PostgresIdentifier]
    ) async throws(PostgresError) -> AsyncThrowingStream<PostgresNotification, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(
            of: PostgresNotification.self, throwing: (any Error).self, bufferingPolicy: .bufferingNewest(1024))
        lease.listen(continuation)
        _ = try await lease.run(channels.map { "LISTEN \(identifier: $0)" }, lossCode: .unavailable)
        return stream
    }
}
