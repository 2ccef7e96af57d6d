/// What a vacuum has reached, and where the log of the database stood after it.
package struct Cleaning: Sendable, Equatable {
    /// Rows that transactions before this one deleted are gone from the live files (`xid8`).
    package let line: UInt64
    /// Whether that is all that was deleted before the vacuum began: nobody's snapshot held any of it back.
    package let isComplete: Bool
    /// The place in the write-ahead log behind the vacuum, as PostgreSQL writes it.
    package let position: String
    /// Tables that were cleaned.
    package let tables: Int
}
