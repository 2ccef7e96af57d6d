import Glibc
import Synchronization

/// The files that arguments name, opened while the process still is who called it.
final class ArgumentFiles: Sendable {
    /// The largest file that is read as a whole: 2 GiB.
    static let maximumBytes = 2 << 30
    private let descriptors: Mutex<[String: Int32]>

    /// Opens `inputs` for reading and makes `outputs` (0600, an existing file is emptied).
    ///
    /// - Throws: `Failure` 3 for an input that does not exist, 1 for a file that may not be opened.
    init(inputs: [String], outputs: [String]) throws(Failure) {
        var opened: [String: Int32] = [:]
        for path in inputs where opened[path] == nil {
            opened[path] = path == "-" ? STDIN_FILENO : try Self.open(path, O_RDONLY)
        }
        for path in outputs where opened[path] == nil {
            opened[path] = path == "-" ? STDOUT_FILENO : try Self.open(path, O_WRONLY | O_CREAT | O_TRUNC)
        }
        descriptors = Mutex(opened)
    }

    deinit {
        for descriptor in descriptors.withLock({ $0.values }) where descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// The open descriptor of a file that was named; it stays ours.
    func descriptor(_ path: String) throws(Failure) -> Int32 {
        guard let descriptor = descriptors.withLock({ $0[path] }) else {
            throw Failure(.failed, "file-not-readable", "A file that no argument names cannot be opened.")
        }
        return descriptor
    }

    /// All bytes of an input.
    func bytes(_ path: String, limit: Int = maximumBytes) throws(Failure) -> [UInt8] {
        guard let bytes = FileDescriptor.readAll(try descriptor(path), limit: limit) else {
            throw Failure(.failed, "file-not-readable", "The file cannot be read, or is larger than \(limit) bytes.")
        }
        return bytes
    }

    private static func open(_ path: String, _ flags: Int32) throws(Failure) -> Int32 {
        let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOCTTY, 0o600)
        if descriptor >= 0 {
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { return descriptor }
            close(descriptor)
            throw Failure(.failed, "file-not-readable", "A directory was named where a file is expected.")
        }
        let reason = String(cString: strerror(errno))
        if errno == ENOENT, flags & O_CREAT == 0 {
            throw Failure(.missing, "file-not-found", "A file that was named does not exist.")
        }
        throw Failure(.failed, "file-not-readable", "A file that was named cannot be opened: \(reason).")
    }
}
