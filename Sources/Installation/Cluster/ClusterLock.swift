import Glibc

/// A lock on a file that the system lets go when the process ends, however it ends.
struct ClusterLock: ~Copyable {
    private let descriptor: Int32

    /// Opens the file at `path`; nothing is locked yet. Children do not inherit it.
    init(_ path: String) throws(ClusterError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw ClusterError(.files, "\(path) cannot be opened") }
    }

    deinit { close(descriptor) }

    /// Takes the lock for this process alone, if nobody else holds it.
    func takeAlone() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Takes the lock together with others, if nobody holds it alone.
    func takeShared() -> Bool { flock(descriptor, LOCK_SH | LOCK_NB) == 0 }

    /// Lets the lock go.
    func release() { _ = flock(descriptor, LOCK_UN) }
}
