import Foundation
import Glibc
import Synchronization

/// A program started by a test, in an environment of its own; its outputs lie in files.
final class Program: Sendable {
    let process: pid_t
    /// Files that hold what the program wrote.
    let output: String
    let errors: String
    private let status = Mutex<Int32?>(nil)

    /// Starts a program.
    ///
    /// `input` is a file to read as standard input; `output` and `errors` may be the same file.
    init(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], input: String = "/dev/null",
        output: String, errors: String
    ) throws {
        self.output = output
        self.errors = errors
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o644)
        for descriptor: Int32 in 3..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        let words = ([path] + arguments).map { strdup($0) }
        let all = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
        let settings = all.map { strdup("\($0.key)=\($0.value)") }
        defer { for word in words + settings { free(word) } }
        var identifier: pid_t = 0
        let result = posix_spawn(&identifier, path, &actions, nil, words + [nil], settings + [nil])
        guard result == 0 else { throw EndToEndError("cannot start \(path): \(String(cString: strerror(result)))") }
        process = identifier
    }

    /// The exit code once the program has ended, 128 and the signal's number for a killed one; nil while it runs.
    var exitCode: Int32? {
        status.withLock { known in
            if let known { return known }
            var status: Int32 = 0
            guard waitpid(process, &status, WNOHANG) == process else { return nil }
            let signal = status & 0x7F
            known = signal == 0 ? status >> 8 & 0xFF : 128 + signal
            return known
        }
    }

    func send(_ signal: Int32) {
        // An ended process is not signalled: its number may be another's by now.
        if exitCode == nil { kill(process, signal) }
    }

    /// Waits for the end.
    @discardableResult
    func end() async throws -> Int32 {
        try await Deadline.wait(for: "the end of process \(process)") { exitCode }
    }

    /// Ends it at once, as a crash would, and waits until it is gone.
    func crash() async throws {
        send(SIGKILL)
        try await end()
    }
}
