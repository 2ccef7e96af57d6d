import Foundation
import Glibc

/// The state directory: the embedded database and the files of one installation.
///
/// Its user alone may enter it (0700). What lies in it is named here and nowhere else.
package struct StateDirectory: Sendable, Equatable {
    /// Absolute path of the directory.
    package let path: String

    /// Names the places of one state directory; nothing is made.
    package init(_ path: String) {
        self.path = path
    }

    static let clusterName = "postgres"

    /// Data directory of the embedded cluster.
    package var cluster: String { "\(path)/\(Self.clusterName)" }
    /// Where a new cluster is put together before it takes its name.
    var unfinishedCluster: String { "\(path)/\(Self.clusterName).new" }
    /// Where the database of a backup is put together before it takes the cluster's name.
    var restoredCluster: String { "\(path)/\(Self.clusterName).restored" }
    /// Where the cluster goes that a restored one takes the place of.
    func replacedCluster(_ number: Int) -> String { "\(path)/\(Self.clusterName).replaced-\(number)" }
    /// Held while the embedded cluster is started or stopped.
    package var clusterLock: String { "\(path)/cluster.lock" }
    /// Shared by every process that uses the embedded cluster.
    var clusterUsers: String { "\(path)/cluster.users" }
    /// Log files of the embedded cluster.
    package var logs: String { "\(path)/log" }
    /// Unix socket of the embedded cluster, where the path is short enough for one.
    var sockets: String { "\(path)/run" }
    /// Marks a directory as made by Obhut, so that it may be given to another user as a whole.
    package var marker: String { "\(path)/.obhut" }
    /// The last report of a scan.
    package var scanReport: String { "\(path)/scan.json" }
    /// Who of the synthetic people is still to be looked for.
    package var canary: String { "\(path)/canary.json" }
    /// When maintenance was last run under a clock that was believed.
    var maintenance: String { "\(path)/maintenance" }
    /// Stands from the first step of the first start to its last one.
    package var unfinishedFirstStart: String { "\(path)/first-start" }

    /// Makes the directory and what belongs into it, for its user alone.
    ///
    /// - Throws: `StateDirectoryError` where it cannot be made, belongs to somebody else or holds other things.
    package func prepare() throws(StateDirectoryError) {
        try Self.makeDirectories(path)
        let isEmpty = (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty
        guard let isEmpty else { throw .unreadable(path) }
        if !FileManager.default.fileExists(atPath: marker) {
            guard isEmpty else { throw .foreign(path) }
            // In one step, and before anything else: another process may prepare the same directory at this moment.
            let descriptor = open(marker, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw .unwritable(path) }
            close(descriptor)
        }
        for directory in [path, logs, sockets] {
            try Self.makeDirectories(directory)
            guard chmod(directory, 0o700) == 0 else { throw .unwritable(directory) }
        }
    }

    /// Makes a directory and its missing parents; the parents may be entered by all, the directory by its user alone.
    static func makeDirectories(_ path: String) throws(StateDirectoryError) {
        let parts = path.split(separator: "/")
        for count in 1...max(1, parts.count) where !parts.isEmpty {
            let current = "/" + parts.prefix(count).joined(separator: "/")
            let mode: mode_t = count == parts.count ? 0o700 : 0o755
            guard mkdir(current, mode) == 0 || errno == EEXIST else {
                throw errno == ENOTDIR ? .unreadable(current) : .unwritable(current)
            }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .unreadable(path) }
    }
}
