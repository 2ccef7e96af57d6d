/// An open transaction on a connection of its own. Valid inside `withTransaction` only.
package struct PostgresTransaction: Sendable {
    let lease: Lease

    /// Runs one statement. After an error the transaction can only be rolled back.
    package func query(_ query: PostgresQuery) async throws(PostgresError) -> [PostgresRow] {
        try await results([query]).first?.rows ?? []
    }

    /// Runs several statements in one round trip; the first error stops the rest.
    package func pipeline(_ queries: [PostgresQuery]) async throws(PostgresError) -> [[PostgresRow]] {
        try await results(queries).map(\.rows)
    }

    /// The same as `pipeline`, with the number of affected rows.
    package func results(_ queries: [PostgresQuery]) async throws(PostgresError) -> [PostgresResult] {
        // A connection lost before COMMIT was sent has certainly rolled back.
        try await lease.run(queries, lossCode: .unavailable)
    }

    /// Streams the output of `COPY (…) TO STDOUT`; see `PostgresSession.copy`.
    @discardableResult
    package func copy(_ query: PostgresQuery, _ consume: ([UInt8]) async throws -> Void) async throws -> Int {
        try await lease.copy(query, lossCode: .unavailable, consume)
    }
}
