/// Which erasures may go on to their next level; each bound holds for every one that it lets through.
package struct ErasureProgress: Sendable, Equatable {
    /// L1: the keys of all epochs up to this one are destroyed …
    package var destroyedThrough: UInt32
    /// … and the rows that transactions before this one deleted are gone.
    package var cleanedBefore: UInt64
    /// L2: the standbys have followed.
    package var standbysPast: Bool
    /// L4: no bundle and no copy holds the key of an epoch up to this one, and their time is over.
    package var clearedThrough: UInt32

    /// States how far things are.
    package init(destroyedThrough: UInt32, cleanedBefore: UInt64, standbysPast: Bool, clearedThrough: UInt32) {
        self.destroyedThrough = destroyedThrough
        self.cleanedBefore = cleanedBefore
        self.standbysPast = standbysPast
        self.clearedThrough = clearedThrough
    }
}
