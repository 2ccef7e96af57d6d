import Glibc

/// A directory that only its owner may enter and that lies in no database and no database backup.
enum PrivateDirectory {
    /// Files whose presence marks a PostgreSQL data directory or a base backup.
    private static let databaseMarks = ["PG_VERSION", "backup_manifest", "backup_label"]

    /// Refuses a directory that others can enter or write to, or that lies inside a database.
    static func check(_ path: String) throws(VaultError) {
        let directory: PosixFile
        do {
            directory = try PosixFile(path, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            throw error.errorNumber == ENOTDIR || error.errorNumber == ELOOP
                ? VaultError(.insecurePermissions, file: path, detail: "not a directory") : error
        }
        let status = try directory.status()
        guard status.st_mode & 0o077 == 0 else {
            throw VaultError(.insecurePermissions, file: path, detail: "others than the owner can use it; chmod 0700")
        }
        guard PrivateFile.ownerIsTrusted(status.st_uid) else {
            throw VaultError(.insecurePermissions, file: path, detail: "it belongs to another user")
        }
        try checkLocation(path)
    }

    /// Makes the directory, and what is missing above it, for the owner alone.
    static func make(_ path: String) throws(VaultError) {
        if PrivateFile.exists(path) {
            // An empty directory that a package or an operator made with the usual mode is taken over.
            if try names(in: path).isEmpty { _ = unsafe chmod(path, 0o700) }
            return
        }
        let parent = parent(of: path)
        if !parent.isEmpty, !PrivateFile.exists(parent) { try make(parent) }
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw VaultError(.inputOutput, file: path, errorNumber: errno)
        }
        try PrivateFile.syncDirectory(parent.isEmpty ? "." : parent)
    }

    /// The path of an existing directory with all links resolved.
    static func resolve(_ path: String) throws(VaultError) -> String {
        guard let resolved = unsafe realpath(path, nil) else {
            throw VaultError(errno == ENOENT ? .notFound : .inputOutput, file: path, errorNumber: errno)
        }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Refuses a place inside a database directory or a base backup, following links.
    static func checkLocation(_ path: String) throws(VaultError) {
        var place = try resolve(path)
        while !place.isEmpty {
            for mark in databaseMarks where PrivateFile.exists("\(place)/\(mark)") {
                throw VaultError(
                    .insecureLocation, file: path, detail: "a keystore does not belong into a database or its backup")
            }
            place = parent(of: place)
        }
    }

    /// The names in a directory, sorted, without `.` and `..`.
    static func names(in path: String) throws(VaultError) -> [String] {
        guard let directory = unsafe opendir(path) else {
            throw VaultError(errno == ENOENT ? .notFound : .inputOutput, file: path, errorNumber: errno)
        }
        defer { _ = unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { field in
                unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The directory part of a path, empty for a bare name.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        if slash == path.startIndex { return path.count > 1 ? "/" : "" }
        return String(path[..<slash])
    }
}
