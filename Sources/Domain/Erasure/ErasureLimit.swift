/// What an erasure cannot reach, stated openly on every receipt (decision 0021).
package enum ErasureLimit: String, Sendable, CaseIterable {
    /// A database backup older than the retention of recovery bundles is unreadable for everyone.
    case oldBackups = "backup-beyond-horizon-unreadable"
    /// How far back backups reach is what the operator declares.
    case declaredHorizon = "backup-horizon-declared"
    /// A root key file that somebody copied cannot be taken back.
    case copiedRoot = "root-copy-cannot-be-recalled"
    /// A snapshot of the whole machine, keys and ledger included, is noticed by nobody without peers.
    case machineSnapshots = "machine-snapshot-unnoticed"

    /// The limits of a node without peers whose root key is provided like this.
    package static func all(rootProvider: String) -> [ErasureLimit] {
        allCases.filter { $0 != .copiedRoot || rootProvider != "passphrase" }
    }
}
