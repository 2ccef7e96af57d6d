import Foundation
import Glibc

/// Files for their user alone, complete on the disk or not there at all.
enum PrivateFile {
    /// Writes `text` to `path` (0600) by way of a file beside it, so that no crash leaves half of it.
    ///
    /// `owner`: Whose the file is to be; nil leaves it with whoever writes it.
    static func write(
        _ text: String, to path: String, owner: (user: uid_t, group: gid_t)? = nil
    ) throws(StateDirectoryError) {
        let temporary = path + ".tmp"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(temporary) }
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            written += count
        }
        // Before it has its name: by that name another file could be meant.
        let isGiven = owner.map { fchown(descriptor, $0.user, $0.group) == 0 } ?? true
        let isComplete = written == bytes.count && isGiven && fsync(descriptor) == 0
        guard close(descriptor) == 0, isComplete, rename(temporary, path) == 0 else { throw .unwritable(path) }
        syncDirectory((path as NSString).deletingLastPathComponent)
    }

    /// Puts the names of a directory on the disk.
    static func syncDirectory(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
