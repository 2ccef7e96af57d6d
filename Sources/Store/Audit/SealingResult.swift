/// What one round of sealing did for a tenant.
package struct SealingResult: Sendable, Equatable {
    /// Entries that lie in a block now.
    package var entries = 0
    /// Blocks that were made.
    package var blocks = 0
    /// Whether more entries may be waiting than one block per lane takes.
    package var hasMore = false
}
