package import Foundation
import Glibc
import Logging

/// The data stream of a backup: PostgreSQL's own base backup, with the log that makes it whole.
///
/// A copy of the files, not of the rows: transaction numbers, in whose order the log of every tenant is sealed, stay what
/// they were.
extension EmbeddedCluster {
    /// Writes a base backup of the running cluster into an open file, as one archive.
    ///
    /// - Parameters:
    ///   - archive: Empty, and closed on exec.
    ///   - progress: Told now and then of the bytes written.
    /// - Throws: `ClusterError`; what is in the file then is worth nothing.
    package func backUp(into archive: FileHandle, progress: @Sendable @escaping (Int64) -> Void) async throws {
        let binaries = try PostgresBinaries.find(version: PostgresBinaries.version(ofCluster: state.cluster))
        let output = "\(state.logs)/backup.log"
        unlink(output)
        let arguments = [
            "--dbname=\(address(.backup))", "--pgdata=-", "--format=tar", "--wal-method=fetch", "--checkpoint=fast",
            "--manifest-checksums=SHA256", "--no-password", "--label=obhut",
        ]
        let descriptor = archive.fileDescriptor
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await self.run(
                    "\(binaries.directory)/pg_basebackup", arguments, output: output,
                    streams: ChildProcess.Streams(output: descriptor))
            }
            group.addTask {
                while !Task.isCancelled {
                    var status = stat()
                    if fstat(descriptor, &status) == 0 { progress(Int64(status.st_size)) }
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Puts the database of an archive in the place of the cluster, which nobody may use meanwhile.
    ///
    /// It is unpacked and checked against PostgreSQL's own manifest first; then it takes the cluster's name. The former
    /// cluster is moved aside, never removed. Cut off anywhere, it can be begun again.
    ///
    /// - Returns: Where the former cluster lies now; nothing where there was none.
    /// - Throws: `ClusterError` `locked` while `obhutd` or another command uses the database.
    package func restore(from archive: FileHandle) async throws -> String? {
        try state.prepare()
        let lock = try await takeLock(cancellable: true)
        defer { lock.release() }
        let everybody = try ClusterLock(state.clusterUsers)
        guard users == nil, everybody.takeAlone(),
            PostmasterFile(in: state.cluster).map({ !$0.isServer(of: state.cluster) }) ?? true
        else {
            throw ClusterError(.locked, "the database is in use: stop obhutd and whatever else works with it first")
        }
        defer { everybody.release() }
        let restored = state.restoredCluster
        if FileManager.default.fileExists(atPath: restored) { try FileManager.default.removeItem(atPath: restored) }
        guard mkdir(restored, 0o700) == 0 else { throw ClusterError(.files, "\(restored) cannot be made") }
        let output = "\(state.logs)/restore.log"
        unlink(output)
        let descriptor = archive.fileDescriptor
        try await run(
            "/bin/tar", ["--extract", "--file=-", "--directory=\(restored)", "--no-same-owner", "--same-permissions"],
            output: output, streams: ChildProcess.Streams(input: descriptor))
        let binaries = try PostgresBinaries.find(version: PostgresBinaries.version(ofCluster: restored))
        try await run(
            "\(binaries.directory)/pg_verifybackup", ["--exit-on-error", "--quiet", restored], output: output)
        // The unpacked files are on the disk before the cluster's name leads to them.
        sync()
        var former: String?
        if FileManager.default.fileExists(atPath: state.cluster) {
            var number = 1
            while FileManager.default.fileExists(atPath: state.replacedCluster(number)) { number += 1 }
            let place = state.replacedCluster(number)
            guard rename(state.cluster, place) == 0 else {
                throw ClusterError(.files, "\(state.cluster) cannot be moved aside")
            }
            former = place
        }
        guard rename(restored, state.cluster) == 0 else {
            throw ClusterError(.files, "\(restored) cannot be renamed to \(state.cluster)")
        }
        PrivateFile.syncDirectory(state.path)
        return former
    }
}
