import Foundation
import Glibc
import Synchronization

/// The folder of this test run; gone with the process, together with every program started below it.
///
/// A watchdog holds the reading end of a pipe whose writing end is ours: however this process ends, the pipe closes, and
/// the watchdog ends what has the folder's name in its command line.
final class RunFolder: Sendable {
    static let shared = Result { try RunFolder() }

    let path: String
    private let watchdog: Program
    private let leash: Int32
    private let counter = Mutex(0)

    private init() throws {
        path = "/tmp/obhut-e2e-\(getpid())-\(UUID().uuidString.prefix(8).lowercased())"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        let pipe = path + "/leash"
        guard mkfifo(pipe, 0o600) == 0 else { throw EndToEndError("no pipe") }
        // Opened for both directions, so that neither end waits for the other.
        leash = open(pipe, O_RDWR | O_CLOEXEC)
        let script = """
            trap '' INT TERM HUP
            read -r _
            for round in 1 2 3; do
                for process in /proc/[0-9]*; do
                    number=${process#/proc/}
                    [ "$number" = "$$" ] && continue
                    tr '\\0' ' ' < "$process/cmdline" 2>/dev/null | grep -qF "$1/" && kill -KILL "$number" 2>/dev/null
                done
            done
            rm -rf "$1"
            """
        watchdog = try Program(
            "/bin/sh", ["-c", script, "obhut-e2e-watchdog", path], input: pipe, output: "/dev/null", errors: "/dev/null"
        )
    }

    /// A new folder for one test.
    func make() throws -> String {
        let number = counter.withLock { count in
            count += 1
            return count
        }
        let folder = "\(path)/\(number)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        return folder
    }
}
