package import Foundation
import Glibc

/// The directory of scheduled backups: whole ones under the moment of their making, at most one that is being made, and
/// what came of the last ones.
///
/// Whoever holds a shelf holds it alone, until the object goes. What has no manifest is no backup; a backup takes its name
/// when it is whole.
package final class BackupShelf: Sendable {
    /// Where it lies.
    package let path: String
    private let lock: ClusterLock

    private static let unfinished = ".unfinished"
    private static let drill = ".drill"
    private static let lockFile = ".lock"
    private static let statusFile = "status.json"
    /// What a file system needs besides.
    private static let slack: Int64 = 128 << 20

    /// Opens the shelf at `path`, made for its user alone where it is missing.
    ///
    /// - Throws: ``BackupError`` `busy` where another process makes or tests a backup, `files`.
    package init(_ path: String) throws(BackupError) {
        do {
            try StateDirectory.makeDirectories(path)
        } catch {
            throw BackupError(.files, "\(error)")
        }
        let lock: ClusterLock
        do {
            lock = try ClusterLock("\(path)/\(Self.lockFile)")
        } catch {
            throw BackupError(.files, "\(error)")
        }
        guard lock.takeAlone() else {
            throw BackupError(.busy, "another process makes or tests a backup in \(path)")
        }
        self.path = path
        self.lock = consume lock
    }

    /// The backups in a directory, oldest first.
    package static func backups(in path: String) -> [ShelvedBackup] {
        named(in: path).filter { FileManager.default.fileExists(atPath: $0.manifest) }.sorted { $0.at < $1.at }
    }

    /// What has the name of a backup.
    private static func named(in path: String) -> [ShelvedBackup] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap { ShelvedBackup(name: $0, in: path) }
    }

    /// What came of the last backups, as it was noted; nil where nothing was.
    package static func status(in path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(path)/\(statusFile)").map { [UInt8]($0) }
    }

    /// Notes what came of the last backups.
    package func note(status: String) throws(BackupError) {
        do {
            try PrivateFile.write(status, to: "\(path)/\(Self.statusFile)")
        } catch {
            throw BackupError(.files, "\(error)")
        }
    }

    /// An empty place to make a backup in; what an interrupted one left there goes.
    ///
    /// `size`: The bytes that it will about have.
    /// - Throws: ``BackupError`` `noSpace`, `files`.
    package func begin(size: Int64) throws(BackupError) -> NamedFile {
        let place = "\(path)/\(Self.unfinished)"
        try remove(place)
        try expectSpace(size)
        do { return try NamedFile.directory(place) } catch { throw BackupError(.files, "\(error)") }
    }

    /// Gives the whole backup in that place its name.
    package func finish(at moment: Date) throws(BackupError) -> ShelvedBackup {
        let backup = ShelvedBackup(at: moment, in: path)
        guard rename("\(path)/\(Self.unfinished)", backup.path) == 0 else {
            throw BackupError(.files, "\(backup.path) cannot be named: \(Ownership.systemReason())")
        }
        PrivateFile.syncDirectory(path)
        return backup
    }

    /// Removes backups that were made longer than `age` seconds ago, the newest never; and what is left of one whose removal
    /// was cut short.
    ///
    /// By `real`, the machine's time, whatever a drill makes of business time: `now` ends only what was made while the clock
    /// was set forward.
    /// - Returns: How many went.
    /// - Throws: ``BackupError`` `files`.
    package func prune(olderThan age: TimeInterval, now: Date, real: Date) throws(BackupError) -> Int {
        for rest in Self.named(in: path) where !FileManager.default.fileExists(atPath: rest.manifest) {
            try remove(rest.path)
        }
        let backups = Self.backups(in: path)
        let expired = backups.dropLast().filter { backup in
            backup.madeAt.addingTimeInterval(age) < real || backup.isOfDrill && backup.at.addingTimeInterval(age) < now
        }
        // The newest that a drill had no part in stays beside the newest of all.
        let newest = backups.last { !$0.isOfDrill }
        var count = 0
        for backup in expired where backup != newest {
            // Without its manifest it is no backup any more, however far the rest comes.
            unlink(backup.manifest)
            PrivateFile.syncDirectory(backup.path)
            try remove(backup.path)
            count += 1
        }
        return count
    }

    /// An empty place to unpack a backup in; whatever an interrupted drill left there, its server too, goes.
    ///
    /// `size`: The bytes that it will about have.
    package func beginDrill(size: Int64) async throws -> StateDirectory {
        try await endDrill()
        try expectSpace(size)
        return scratch
    }

    /// Removes what a drill unpacked.
    package func endDrill() async throws {
        let cluster = scratch.cluster
        if let file = PostmasterFile(in: cluster), file.isServer(of: cluster) { kill(file.process, SIGQUIT) }
        let deadline = ContinuousClock.now + .seconds(30)
        while FileManager.default.fileExists(atPath: cluster), !PostmasterFile.processes(of: cluster).isEmpty {
            guard ContinuousClock.now < deadline else {
                throw BackupError(.busy, "a server of an earlier drill does not end in \(cluster)")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let sockets = SocketDirectory.place(for: scratch)
        if sockets != scratch.sockets { try remove(sockets) }
        try remove(scratch.path)
    }

    private var scratch: StateDirectory { StateDirectory("\(path)/\(Self.drill)") }

    private func remove(_ place: String) throws(BackupError) {
        guard FileManager.default.fileExists(atPath: place) else { return }
        do {
            try FileManager.default.removeItem(atPath: place)
        } catch {
            throw BackupError(.files, "\(place) cannot be removed")
        }
    }

    private func expectSpace(_ size: Int64) throws(BackupError) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else {
            throw BackupError(.files, "\(path) cannot be looked at: \(Ownership.systemReason())")
        }
        let free = Int64(clamping: status.f_bavail) * Int64(clamping: status.f_frsize)
        let needed = size + size / 10 + Self.slack
        guard free >= needed else {
            throw BackupError(
                .noSpace, "\(path) has \(free >> 20) MB left, and \(needed >> 20) MB are needed: nothing was made")
        }
    }
}
