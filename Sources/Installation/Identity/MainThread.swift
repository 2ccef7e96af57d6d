import Glibc

/// The thread that a process begins with.
package enum MainThread {
    /// Runs `body` on other threads and ends the process with the code it answers; the first thread waits.
    ///
    /// Under an asynchronous `main` that thread ends, as far as the C library knows, which then leaves it out when the others
    /// give root up (``ProcessIdentity``): it would stay root's, and so would the process for whoever looks at it.
    package static func wait(for body: @escaping @Sendable () async -> Int32) -> Never {
        // SAFETY: the task is the process: it ends with it, and nothing outlives either.
        Task.detached { exit(await body()) }
        while true { pause() }
    }
}
