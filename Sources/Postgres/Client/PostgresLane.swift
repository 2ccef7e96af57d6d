/// Which shared connections carry a segment.
package enum PostgresLane: String, Sendable, CaseIterable {
    /// Runs again once on a new connection when the connection is lost: nothing that must happen exactly once.
    case read
    /// Never runs again once sent: a lost connection is `.outcomeUnknown`.
    case write
}
