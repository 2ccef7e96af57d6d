import Foundation
import Glibc

/// A program started in a session of its own: a Ctrl-C at the terminal does not reach it, and it inherits no open file.
struct ChildProcess: Sendable {
    let process: pid_t

    /// What became of a child.
    enum Ending: Equatable {
        case running
        /// Ended, with its exit code or with 128 and the number of the signal.
        case ended(Int32)
    }

    /// Open files that take the place of a child's streams; they must be closed on exec.
    struct Streams {
        /// What the child reads.
        var input: Int32?
        /// What the child writes; its errors still go to a file.
        var output: Int32?
    }

    /// Starts `program`; its outputs are appended to the file `output`, its input is the file `input` or empty, unless
    /// `streams` says otherwise.
    ///
    /// - Throws: `ClusterError` where the program or a file cannot be opened.
    init(
        _ program: String, _ arguments: [String], input: String = "/dev/null", output: String,
        streams: Streams = Streams()
    ) throws(ClusterError) {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        if let descriptor = streams.output { posix_spawn_file_actions_adddup2(&actions, descriptor, 1) }
        if let descriptor = streams.input { posix_spawn_file_actions_adddup2(&actions, descriptor, 0) }
        for descriptor in Self.inheritable { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) | Self.ownSession)

        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let environment = Self.environment.map { strdup($0) } + [nil]
        defer { for word in words + environment { free(word) } }
        var child: pid_t = 0
        let result = posix_spawn(&child, program, &actions, &attributes, words, environment)
        guard result == 0 else {
            throw ClusterError(.notStarted, "\(program) cannot be started: \(String(cString: strerror(result)))")
        }
        process = child
    }

    /// Looks whether the child has ended, without waiting; an ended child is answered once.
    func poll() -> Ending {
        var status: Int32 = 0
        switch waitpid(process, &status, WNOHANG) {
        case 0: return .running
        case process where status & 0x7F == 0: return .ended(status >> 8 & 0xFF)
        case process: return .ended(128 + status & 0x7F)
        default: return errno == EINTR ? .running : .ended(-1)
        }
    }

    /// Waits until the child has ended; answers its exit code.
    func wait() async throws -> Int32 {
        while true {
            if case .ended(let code) = poll() { return code }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Open files that a child would keep: all of ours are closed on exec, a library's may not be.
    private static var inheritable: [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }.filter { descriptor in
            let flags = fcntl(descriptor, F_GETFD)
            return descriptor > 2 && flags >= 0 && flags & FD_CLOEXEC == 0
        }
    }

    /// `POSIX_SPAWN_SETSID`, which the module map of the C library leaves out.
    private static let ownSession: Int16 = 0x80

    /// Nothing of our own environment, which may hold secrets and `PG…` variables.
    private static let environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=/"]
}
