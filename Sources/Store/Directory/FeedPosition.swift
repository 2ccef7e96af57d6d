/// Up to where a reader has followed what is committed: a snapshot of the database, ids of transactions only.
package struct FeedPosition: Sendable, Equatable {
    /// As PostgreSQL writes a `pg_snapshot`.
    let snapshot: String
    /// When the server started: another one, or one that came back, may give ids of transactions a second time.
    let server: String
}
