import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// The making of one backup in an empty directory, as `backup create` and `maintenance run` do it.
struct DatabaseBackup {
    let session: Session
    let store: Store
    let cluster: EmbeddedCluster

    /// Copies the database and signs what was made.
    ///
    /// - Throws: `ClusterError`, `BackupError`; nothing that looks like a backup stays then.
    func make(in directory: NamedFile) async throws -> BackupManifest {
        let folder = try BackupFolder(directory)
        var manifest = BackupManifest(
            node: Hexadecimal.text(store.nodeID), createdAt: store.clock.now, program: Build.version, size: 0,
            digest: "", epochs: [:], ledgerSequence: store.ledgerFile.head.sequence)
        do {
            // A turn that comes meanwhile makes keys younger, never older: the oldest epoch that wraps any is the safe one.
            try store.vault.reload()
            for tenant in try store.vault.summary().tenants {
                manifest.epochs[tenant] = try store.vault.epochs(tenant)
                    .filter { $0.state == .active || $0.state == .retiring }.map(\.epoch).min()
            }
            let archive = try folder.begin()
            let bar = ProgressBar(session.console, Words("Sicherung, MB", "Backup, MB")[session.language])
            defer { bar.finish() }
            try await cluster.backUp(into: archive) { bar.show($0 >> 20, share: nil) }
            let (size, digest) = try ArchiveDigest.of(archive) { bar.show($0 >> 20, share: nil) }
            manifest.size = size
            manifest.digest = Hexadecimal.text(digest)
            try Failpoint.hit("backup.create.before-manifest")
            try folder.finish(archive: archive, manifest: manifest.signed(by: store.vault.signingKey))
        } catch {
            folder.discard()
            throw error
        }
        return manifest
    }
}
