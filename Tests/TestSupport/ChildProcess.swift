import Glibc

/// A program started with `posix_spawn`.
///
/// Foundation's `Process` believes a program is running as long as anything it started is, so it never sees `pg_ctl` end.
struct ChildProcess: Sendable {
    let identifier: pid_t

    /// Starts a program with its output in a file, and with `input` (or nothing) to read.
    init(_ path: String, _ arguments: [String], input: Int32? = nil, output: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // glibc skips descriptors that are not open.
        for descriptor: Int32 in 3..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // Threads of the concurrency pool block every signal, and a child would inherit that: SIGTERM would never reach it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var identifier: pid_t = 0
        let status = posix_spawn(&identifier, path, &actions, &attributes, words + [nil], environ)
        guard status == 0 else { throw TestClusterError("cannot start \(path): \(String(cString: strerror(status)))") }
        self.identifier = identifier
    }

    /// Waits for the end and returns the exit status, negative for a signal.
    func exitStatus() async throws -> Int32 {
        let identifier = identifier
        return await withCheckedContinuation { continuation in
            // A thread of its own: `waitpid` blocks.
            let wait = Waiter(identifier: identifier, continuation: continuation)
            var thread = pthread_t()
            let argument = Unmanaged.passRetained(wait)
            let status = pthread_create(
                &thread, nil,
                { argument in
                    if let argument { Unmanaged<Waiter>.fromOpaque(argument).takeRetainedValue().wait() }
                    return nil
                }, argument.toOpaque())
            if status == 0 { pthread_detach(thread) } else { argument.takeRetainedValue().wait() }
        }
    }

    private final class Waiter: Sendable {
        private let identifier: pid_t
        private let continuation: CheckedContinuation<Int32, Never>

        init(identifier: pid_t, continuation: CheckedContinuation<Int32, Never>) {
            self.identifier = identifier
            self.continuation = continuation
        }

        func wait() {
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            continuation.resume(returning: signal == 0 ? (status >> 8) & 0xFF : -signal)
        }
    }
}
