/// What one `NOTIFY` said.
package struct PostgresNotification: Sendable, Equatable {
    package let channel: String
    package let payload: String
}
