/// What the database holds contradicts what this version knows; never carries a value.
package enum StoreError: Error, Sendable, Equatable {
    /// A code in `column` that no case of ours has.
    case unknownCode(column: String)
    /// A statement answered fewer rows than it must.
    case missingRow
    /// The database and the keystore belong to different installations.
    case foreignKeystore
    /// The keystore has never heard of a tenant, an epoch or an index key that the database knows: an older copy of it lies
    /// there.
    case olderKeystore
    /// The ledger file remembers reductions that the database has not: nothing personal leaves it.
    case fenced
    /// The role is superuser, bypasses row-level security or owns the tables.
    case privilegedRole
}
