/// Where the standbys of a database are, as far as this role may see it.
package enum StandbyState: Sendable, Equatable {
    /// There is none.
    case none
    /// Every one has applied the log up to the place asked about.
    case past(count: Int)
    /// One has not applied it yet.
    case behind
    /// One that has a slot is not connected.
    case away
    /// The role may not look: it lacks `pg_read_all_stats`.
    case unseen
}
