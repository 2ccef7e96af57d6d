import Glibc

/// Gives files to another user, following no link.
enum Ownership {
    /// Gives a directory and everything in it to `user`.
    ///
    /// It walks by descriptors, so that no part of a path can be exchanged under it, and leaves files with a second name
    /// alone: the other name may lie outside.
    static func giveTree(_ path: String, to user: SystemUser) throws(IdentityError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notOpened(path, reason: systemReason()) }
        try walk(descriptor, path, user)
    }

    /// Gives a directory to `user` where nothing lies in it and it is not the user's yet.
    static func giveIfEmpty(_ path: String, to user: SystemUser) throws(IdentityError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notOpened(path, reason: systemReason()) }
        guard try entries(descriptor, path).isEmpty else {
            close(descriptor)
            return
        }
        defer { close(descriptor) }
        guard fchown(descriptor, user.id, user.group) == 0 else { throw .notOpened(path, reason: systemReason()) }
    }

    /// Walks below an open directory and closes it.
    private static func walk(_ descriptor: Int32, _ path: String, _ user: SystemUser) throws(IdentityError) {
        defer { close(descriptor) }
        for name in try entries(descriptor, path) {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                let child = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                if child >= 0 { try walk(child, "\(path)/\(name)", user) }
            } else if status.st_uid != user.id, status.st_nlink == 1 {
                guard fchownat(descriptor, name, user.id, user.group, AT_SYMLINK_NOFOLLOW) == 0 else {
                    throw .notOpened("\(path)/\(name)", reason: systemReason())
                }
            }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_uid == user.id || fchown(descriptor, user.id, user.group) == 0
        else { throw .notOpened(path, reason: systemReason()) }
    }

    private static func entries(_ descriptor: Int32, _ path: String) throws(IdentityError) -> [String] {
        // A copy of the descriptor shares its position: start at the beginning.
        let copy = dup(descriptor)
        guard copy >= 0, let stream = fdopendir(copy) else { throw .notOpened(path, reason: systemReason()) }
        defer { closedir(stream) }
        rewinddir(stream)
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    static func systemReason() -> String { String(cString: strerror(errno)) }
}
