package import Foundation
import Glibc
import Vault

/// The directory of one backup: the data stream as one archive, and the manifest, whose place there makes it a backup.
///
/// Files are for their user alone (0600) and take their names when they are on the disk; nothing is ever overwritten.
package struct BackupFolder: Sendable {
    /// The archive of the database, as PostgreSQL's base backup writes it.
    package static let archive = "database.tar"
    /// What the archive is, signed.
    package static let manifest = "manifest.json"
    private static let unfinished = ".unfinished"

    private let directory: NamedFile

    /// Takes an empty directory, or one with nothing in it but what an interrupted backup left.
    ///
    /// - Throws: `BackupError`.
    package init(_ directory: NamedFile) throws(BackupError) {
        self.directory = directory
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory.reachablePath) else {
            throw BackupError(.files, "\(directory.path) cannot be read: \(Ownership.systemReason())")
        }
        guard names.allSatisfy({ $0.hasSuffix(Self.unfinished) }) else {
            throw BackupError(.notEmpty, "\(directory.path) is not empty: name a new directory for each backup")
        }
        for name in names { directory.remove(name) }
        fchmod(directory.descriptor, 0o700)
    }

    /// Opens the archive for writing; it has no name yet.
    package func begin() throws(BackupError) -> FileHandle { try make(Self.archive) }

    /// Gives a written file its name once it is on the disk.
    private func finish(_ name: String, _ file: FileHandle) throws(BackupError) {
        guard fsync(file.fileDescriptor) == 0,
            renameat(directory.descriptor, name + Self.unfinished, directory.descriptor, name) == 0,
            fsync(directory.descriptor) == 0
        else { throw failure(name) }
    }

    /// Names the archive, and with the manifest the backup.
    package func finish(archive: FileHandle, manifest: [UInt8]) throws(BackupError) {
        try finish(Self.archive, archive)
        let file = try make(Self.manifest)
        do { try file.write(contentsOf: manifest) } catch { throw failure(Self.manifest) }
        try finish(Self.manifest, file)
    }

    /// Removes what is not finished.
    package func discard() {
        for name in [Self.archive, Self.manifest] { directory.remove(name + Self.unfinished) }
    }

    private func make(_ name: String) throws(BackupError) -> FileHandle {
        do { return try directory.newFile(name + Self.unfinished) } catch { throw failure(name) }
    }

    private func failure(_ name: String) -> BackupError {
        BackupError(.files, "\(directory.path)/\(name) cannot be written: \(Ownership.systemReason())")
    }
}
