import Foundation
import Glibc
import Testing

/// What the kernel lets others see of a process that holds keys.
struct ProcessMemoryTests {
    /// Runs a program that may lock no memory, root or not.
    private static let withoutLocks = [
        "/usr/bin/setpriv", "--bounding-set=-ipc_lock", "/usr/bin/prlimit", "--memlock=0",
    ]

    /// Whether a process leaves no core file, and can be looked into by root alone.
    private static func isClosed(_ process: pid_t) -> Bool {
        let limits = (try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)) ?? ""
        let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        // Files of a process that can be dumped belong to its user.
        var memory = stat()
        return core?.split(separator: " ").suffix(3).prefix(2) == ["0", "0"]
            && stat("/proc/\(process)/mem", &memory) == 0 && memory.st_uid == 0
    }

    /// The user a process works as, on each of its threads; nil where they differ.
    private static func user(_ process: pid_t) -> String? {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        let users = threads.map { thread in
            let status = try? String(contentsOfFile: "/proc/\(process)/task/\(thread)/status", encoding: .utf8)
            return (status ?? "").split(separator: "\n").first { $0.hasPrefix("Uid:") }.map(String.init)
        }
        // A thread may have ended since.
        let seen = Set(users.compactMap(\.self))
        return seen.count == 1 ? seen.first?.split(separator: "\t").dropFirst().first.map(String.init) : nil
    }

    @Test("Nobody of the same user dumps the service or a command, or looks into their memory")
    func closed() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let service = daemon.program.process
            let user = try #require(Self.user(service))
            #expect(user != "0" && Self.isClosed(service))

            // A command that has entered the installation and waits twice for the service to hear of its keys.
            let command = try installation.startCommand(
                ["key", "rotate", "index", "--yes", "--tenant", workspace.tenant])
            try await Deadline.wait(until: "the command works as the service's user, and is closed") {
                Self.user(command.process) == user && Self.isClosed(command.process)
            }
            #expect(try await installation.finish(command).code == 0)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test("Where memory cannot be locked, the service and every command say so, and work")
    func unlocked() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await Daemon(installation.start(through: Self.withoutLocks))
            try await daemon.isReady()
            #expect(daemon.log.contains("LimitMEMLOCK"))
            let status = ["key", "status"]
            let warned = try await installation.finish(installation.startCommand(status, through: Self.withoutLocks))
            #expect(warned.code == 0 && warned.errors.contains("LimitMEMLOCK"), "\(warned)")
            #expect(try warned.json.memory.keysLocked.bool == false)
            #expect(try await daemon.client(workspace.token).get("/api/v1/people").status == 200)
            #expect(try await daemon.stop() == 0)
        }
    }
}
