/// What one `NOTIFY` said.
package struct PostgresNotification: Sendable, Equatable {
    /// The channel it was sent on.
    package let channel: String
    /// The text sent along, at most 8000 bytes; never a personal value.
    package let payload: String
}
