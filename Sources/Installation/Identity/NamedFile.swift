package import Foundation
import Glibc

/// A file or directory that the command line names, opened while the process may still be root's.
///
/// Afterwards it is reached through its descriptor alone: the system user need not be able to reach the path.
package final class NamedFile: Sendable {
    /// The path as it was named, for messages.
    package let path: String
    let descriptor: Int32

    private init(_ path: String, _ descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Opens a file for reading; `-` is the standard input.
    package static func reading(_ path: String) throws(IdentityError) -> NamedFile {
        let descriptor = path == "-" ? fcntl(0, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 || errno != ENOENT else { throw .missing(path) }
        guard descriptor >= 0 else { throw .notOpened(path, reason: Ownership.systemReason()) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw .notOpened(path, reason: "is a directory")
        }
        return NamedFile(path, descriptor)
    }

    /// Makes or empties a file for writing, readable by its owner alone; `-` is the standard output.
    package static func writing(_ path: String) throws(IdentityError) -> NamedFile {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        let descriptor = path == "-" ? fcntl(1, F_DUPFD_CLOEXEC, 3) : open(path, flags, 0o600)
        guard descriptor >= 0 else { throw .notOpened(path, reason: Ownership.systemReason()) }
        return NamedFile(path, descriptor)
    }

    /// Opens a directory to write into, made for its user alone where it is missing.
    ///
    /// Root gives a new or an empty directory to the system user, who will write into it.
    package static func directory(_ path: String) throws(IdentityError) -> NamedFile {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .notOpened(path, reason: Ownership.systemReason())
        }
        if geteuid() == 0, let user = SystemUser.lookUp(name: SystemUser.serviceName) {
            try Ownership.giveIfEmpty(path, to: user)
        }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notOpened(path, reason: Ownership.systemReason()) }
        return NamedFile(path, descriptor)
    }

    /// A path that leads to the open directory itself, whatever the user may see of the way there; names below it work.
    package var reachablePath: String { "/proc/self/fd/\(descriptor)" }

    /// Makes a file in the open directory, for its owner alone; never opens one that is there already.
    package func newFile(_ name: String) throws(IdentityError) -> FileHandle {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let file = openat(descriptor, name, flags, 0o600)
        guard file >= 0 else { throw .notOpened("\(path)/\(name)", reason: Ownership.systemReason()) }
        return FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    /// Removes a file of the open directory.
    package func remove(_ name: String) { unlinkat(descriptor, name, 0) }

    /// A handle on a copy of the descriptor; valid as long as the handle lives.
    package func handle() -> FileHandle {
        FileHandle(fileDescriptor: fcntl(descriptor, F_DUPFD_CLOEXEC, 3), closeOnDealloc: true)
    }

    /// The whole content, of at most `limit` bytes.
    package func contents(limit: Int) throws(IdentityError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .notOpened(path, reason: Ownership.systemReason()) }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw .notOpened(path, reason: "is larger than \(limit) bytes") }
            bytes += chunk[..<count]
        }
    }
}
