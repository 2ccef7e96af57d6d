import Domain
import Foundation
import Installation
import Operations
import Texts
import Vault

/// A backup that was named on the command line: its manifest, believed only with this node's signature, and its archive.
struct OpenedBackup {
    let manifest: BackupManifest
    let archive: FileHandle

    private static let manifestLimit = 8 << 20

    /// The files of a backup, to be opened before root is given up.
    static func files(_ directory: String) -> [String] {
        [BackupFolder.manifest, BackupFolder.archive].map { "\(directory)/\($0)" }
    }

    /// Opens a backup and reads its manifest.
    ///
    /// - Throws: `BackupManifest.Flaw`.
    init(_ directory: String, _ session: Session) async throws {
        let files = Self.files(directory)
        let vault = try await session.vault()
        manifest = try BackupManifest(
            try session.files.bytes(files[0], limit: Self.manifestLimit), trusting: vault.exportPublicKeys())
        archive = try session.files.file(files[1]).handle()
    }

    /// Reads the whole archive and compares it with the manifest.
    ///
    /// - Throws: `Failure` 2 `backup-damaged`.
    func verify(_ session: Session) throws {
        let bar = ProgressBar(session.console, Words("Geprüft, MB", "Verified, MB")[session.language])
        defer { bar.finish() }
        let expected = max(manifest.size, 1)
        let (size, digest) = try ArchiveDigest.of(archive) { bar.show($0 >> 20, share: Double($0) / Double(expected)) }
        guard size == manifest.size, Hexadecimal.text(digest) == manifest.digest else {
            throw Self.damaged(in: session.language)
        }
    }

    /// An archive that is not the one of its manifest.
    static func damaged(in language: Language) -> Failure {
        Failure(
            .refused, "backup-damaged", rule: "An archive is restored as it was made, or not at all.",
            Words(
                "Das Archiv ist nicht das, zu dem das Manifest gehört.",
                "The archive is not the one that the manifest belongs to.")[language],
            details: ["valid": .bool(false)])
    }

    /// Epochs of this backup whose keys the keystore has destroyed since, by tenant.
    func destroyedEpochs(_ vault: Vault) throws -> [UUID: UInt32] { try manifest.destroyedEpochs(vault) }
}

extension BackupManifest {
    /// Epochs of the backup whose keys the keystore has destroyed since, by tenant.
    func destroyedEpochs(_ vault: Vault) throws -> [UUID: UInt32] {
        try epochs.filter { tenant, epoch in
            vault.hasTenant(tenant)
                ? try vault.epochs(tenant).contains { $0.epoch == epoch && $0.state == .retired } : false
        }
    }
}
