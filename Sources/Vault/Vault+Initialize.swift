package import Foundation

extension Vault {
    /// Makes a keystore: root key, recovery key pair, signing keys, login key, box key, and
    /// the empty erasure ledger.
    ///
    /// A directory that is missing is made for the owner alone. Without a recipient a recovery key pair is made and
    /// its secret half written to `recovery.key` (0600) in the directory, from where the operator moves it away.
    /// Interrupted at any point it can be called again: there is no keystore until the manifest is in place.
    package static func initialize(
        directory: String, root provider: RootProvider, recoveryRecipient: RecoveryRecipient?, now: Date = Date()
    ) throws(VaultError) -> KeystoreSummary {
        try PrivateDirectory.make(directory)
        let place = try KeystoreDirectory(directory)
        let lock = WriterLock(try place.lock())
        defer { withExtendedLifetime(lock) {} }
        guard !place.hasManifest else {
            throw VaultError(.alreadyInitialized, file: place.path, detail: "a keystore lies here already")
        }
        let (root, record) = try RootUnlock.create(provider, version: RootUnlock.firstVersion)
        let recipient: RecoveryRecipient
        if let recoveryRecipient {
            recipient = recoveryRecipient
        } else {
            recipient = try makeRecoveryKey(in: place)
        }
        try PrivateDirectory.make(place.recoveryPath)

        let maker = KeyMaker(tenant: KeyFile.node, generation: 1, root: root, recipient: recipient, now: now)
        let (file, bundle) = try maker.make([.login, .box, .signing])
        try PrivateFile.replace(KeystoreDirectory.bundleName(of: file.name), in: place.recoveryPath, with: bundle)

        try ErasureLedgerFile.create(in: place.path)

        var manifest = Manifest(generation: 1, activeRoot: 1, recipient: recipient, roots: [record], files: [])
        _ = try place.stage(file, in: &manifest)
        try place.commit(manifest, root: root)
        return try KeystoreSummary(directory: place, manifest: manifest, provider: provider)
    }

    /// Takes over the recovery key of an interrupted first start, or makes one.
    private static func makeRecoveryKey(in place: KeystoreDirectory) throws(VaultError) -> RecoveryRecipient {
        let file = place.path(of: RecoveryKey.fileName)
        if PrivateFile.exists(file) { return try RecoveryKey(file: file).recipient }
        let key = try RecoveryKey.random()
        try key.write(to: RecoveryKey.fileName, in: place.path)
        return key.recipient
    }
}
