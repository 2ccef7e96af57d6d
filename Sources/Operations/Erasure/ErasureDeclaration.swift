/// What a receipt says about the installation besides the erasure itself.
package struct ErasureDeclaration: Sendable {
    /// How far back the operator says database backups reach, in days.
    package var backupHorizonDays: Int
    /// How the root key is provided: `file` or `passphrase`.
    package var rootProvider: String

    /// States what the operator declared.
    package init(backupHorizonDays: Int, rootProvider: String) {
        self.backupHorizonDays = backupHorizonDays
        self.rootProvider = rootProvider
    }
}
