/// What shows that a level was reached, as codes on the receipt; none of them says anything of a person.
enum ReceiptEvidence {
    /// L0: the transaction that took the erasure in deleted the person's keys.
    static let keysDeleted = "keys-deleted"
    /// L1: no file of the keystore holds the key of this epoch or an older one.
    static func epochDestroyed(_ epoch: UInt32) -> String { "epoch-destroyed:\(epoch)" }
    /// L1 of a business: its keys are destroyed, those that wrapped all others, before its rows were removed.
    static let tenantKeysDestroyed = "tenant-keys-destroyed"
    /// L1: a vacuum removed what transactions before this one deleted.
    static func vacuumed(before transaction: UInt64) -> String { "vacuumed-before:\(transaction)" }
    /// L2: what the write-ahead log and older copies of the database hold of her lies under destroyed keys.
    static let logWithoutKey = "wal-without-key"
    /// L2: there is no standby.
    static let noStandby = "no-standby"
    /// L2: every standby has applied the log up to this place, behind the vacuum.
    static func standbys(past position: String) -> String { "standbys-past:\(position)" }
    /// L3: the node has no peers.
    static let noPeers = "no-peers"
    /// L4: no recovery bundle of the keystore holds her keys' key.
    static let bundlesExpired = "recovery-bundles-expired"
    /// L4: no copy of the keystore holds it.
    static let copiesExpired = "keystore-copies-expired"
    /// L4: there are no places for copies.
    static let noCopies = "no-keystore-copies"
    /// L4: so many days have passed since the key was destroyed.
    static func horizon(days: Int) -> String { "backup-horizon-days:\(days)" }
}
