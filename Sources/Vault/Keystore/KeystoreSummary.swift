package import Foundation

/// What a keystore consists of, for `keystore init` and `keystore status`; nothing secret.
package struct KeystoreSummary: Sendable, Equatable {
    /// The directory, links resolved.
    package let directory: String
    /// Grows with every change.
    package let generation: UInt64
    /// The version of the root key in use.
    package let rootVersion: UInt32
    /// Whether a turn of the root key was begun and not finished.
    package let isRootTurning: Bool
    /// Where the root key comes from.
    package let rootKind: RootProvider.Kind
    /// To whom recovery bundles are sealed.
    package let recoveryRecipient: RecoveryRecipient
    /// The recovery key that still lies in the keystore and has to be moved away; nil when it is gone.
    package let recoveryKeyFile: String?
    /// Tenants with keys here.
    package let tenants: [UUID]
    /// Key files without a recovery bundle beside them; empty when all is well.
    package let missingBundles: [String]
    /// The size of the erasure ledger in bytes; 0 where it cannot be seen.
    package let ledgerSize: Int

    init(directory: KeystoreDirectory, manifest: Manifest, provider: RootProvider) throws(VaultError) {
        self.directory = directory.path
        generation = manifest.generation
        rootVersion = manifest.activeRoot
        isRootTurning = manifest.roots.count > 1
        rootKind = provider.kind
        recoveryRecipient = manifest.recipient
        let recoveryKey = directory.path(of: RecoveryKey.fileName)
        recoveryKeyFile = PrivateFile.exists(recoveryKey) ? recoveryKey : nil
        tenants = manifest.files.map(\.tenant).filter { $0 != KeyFile.node }
        let bundles = Set(try PrivateDirectory.names(in: directory.recoveryPath))
        missingBundles = manifest.files.map(\.name).filter { !bundles.contains(KeystoreDirectory.bundleName(of: $0)) }
        let ledger = directory.path(of: ErasureLedgerFile.fileName)
        ledgerSize = (try? PrivateFile.open(ledger).status()).map { Int($0.st_size) } ?? 0
    }

    /// A sentence for the operator when something is left to do, nil otherwise.
    package var warning: String? {
        var open: [String] = []
        if let recoveryKeyFile { open.append("move the recovery key away from this machine: \(recoveryKeyFile)") }
        if !missingBundles.isEmpty {
            open.append("recovery bundles are missing: \(missingBundles.joined(separator: ", "))")
        }
        if ledgerSize >= ErasureLedgerFile.warningSize {
            open.append(
                """
                the erasure ledger has \(ledgerSize >> 20) MB, all of which every command reads: see that it has room where \
                it lies and in each copy of the keystore; it may never be shortened or removed
                """)
        }
        return open.isEmpty ? nil : open.joined(separator: "; ")
    }
}
