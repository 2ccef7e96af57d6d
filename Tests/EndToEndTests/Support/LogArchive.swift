import Foundation
import Testing

/// The archive of the log of an installation's database, and what is restored from it.
struct LogArchive: Sendable {
    let installation: Installation
    /// Where the segments lie.
    var path: String { installation.state + "/archive" }
    private var cluster: String { installation.state + "/postgres" }
    private var settings: String { cluster + "/postgresql.auto.conf" }

    /// Has every segment copied from the next start of the server on; nothing runs.
    func begin() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try append("archive_mode = 'on'\narchive_command = 'cp %p \(path)/%f'\n")
    }

    /// Has nothing more copied from the next start on; nothing runs.
    func end() throws {
        try FileManager.default.removeItem(atPath: settings)
        try append("")
    }

    /// Gives this moment a name, up to which a restore can go.
    func mark(_ name: String) async throws {
        try await Superuser(installation: installation).query("SELECT pg_create_restore_point('\(name)')")
        try await flush()
    }

    /// Brings what was written so far into the archive.
    func flush() async throws {
        let flushed = try await installation.obhut("database", "checkpoint")
        guard flushed.code == 0 else { throw EndToEndError("not archived: \(flushed)") }
    }

    /// Puts a base backup in the place of the database; the next start plays the archive up to a moment, and goes on from there
    /// without any.
    func restore(_ base: String, to name: String) async throws {
        try FileManager.default.removeItem(atPath: cluster)
        try await installation.run("/bin/mkdir", ["-m", "0700", cluster])
        try await installation.run("/bin/tar", ["-xpf", base, "-C", cluster])
        try Data().write(to: URL(filePath: cluster + "/recovery.signal"))
        try FileManager.default.removeItem(atPath: settings)
        try append(
            """
            restore_command = 'cp \(path)/%f %p'
            recovery_target_name = '\(name)'
            recovery_target_action = 'promote'

            """)
    }

    private func append(_ text: String) throws {
        if !FileManager.default.fileExists(atPath: settings) { try Data().write(to: URL(filePath: settings)) }
        let handle = try #require(FileHandle(forWritingAtPath: settings))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }
}
