/// Where a key is in its life; writes use the active one, reads choose by number and never by trial.
package enum KeyState: UInt8, Sendable {
    /// Durable and in a recovery bundle, not used yet.
    case prepared = 1
    /// Used for writing.
    case active = 2
    /// Used for reading what is not migrated yet.
    case retiring = 3
    /// Its secret half is destroyed; signatures are still verified with the public half.
    case retired = 4
}
