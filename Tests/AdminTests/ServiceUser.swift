import Foundation
import Glibc
import Testing

/// PostgreSQL refuses root: tests that start it run in a process of their own that gives root up first.
enum ServiceUser {
    /// Runs `body` with a new folder, as the user `postgres` where the process is root's.
    static func run(_ body: (TemporaryFolder) async throws -> Void) async throws {
        if geteuid() == 0 {
            guard let entry = getpwnam("postgres"), initgroups("postgres", entry.pointee.pw_gid) == 0,
                setgid(entry.pointee.pw_gid) == 0, setuid(entry.pointee.pw_uid) == 0
            else { throw POSIXError(.EPERM) }
        }
        let folder = try TemporaryFolder()
        do {
            try await body(folder)
        } catch {
            Issue.record(error)
        }
        // Exit tests end without unwinding what is still referenced.
        try? FileManager.default.removeItem(atPath: folder.path)
    }
}
