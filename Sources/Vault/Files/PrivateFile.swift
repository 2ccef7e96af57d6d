import Glibc

/// Files that only their owner may touch: read with their permissions checked, written whole or not at all.
enum PrivateFile {
    /// Longest file that is read whole.
    static let maximumSize = 16 << 20

    /// Opens a file for reading and refuses it unless it is a regular file of ours that nobody else can read or write.
    ///
    /// A systemd credential carries its access list in the group bits, so those may say “read” there.
    static func open(
        _ path: String, flags: Int32 = O_RDONLY, isCredential: Bool = false
    ) throws(VaultError) -> PosixFile {
        let file = try PosixFile(path, flags: flags)
        let status = try file.status()
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw VaultError(.insecurePermissions, file: path, detail: "not a regular file")
        }
        guard status.st_mode & (isCredential ? 0o037 : 0o077) == 0 else {
            throw VaultError(.insecurePermissions, file: path, detail: "others than the owner can use it; chmod 0600")
        }
        guard ownerIsTrusted(status.st_uid) else {
            throw VaultError(.insecurePermissions, file: path, detail: "it belongs to another user")
        }
        return file
    }

    /// Reads a whole file that holds nothing secret in clear.
    static func read(_ path: String) throws(VaultError) -> [UInt8] {
        let file = try open(path)
        return try file.read(count: size(of: file))
    }

    /// Reads a whole file into guarded memory.
    static func readSecret(_ path: String, isCredential: Bool = false) throws(VaultError) -> SecretBuffer {
        let file = try open(path, isCredential: isCredential)
        let count = try size(of: file)
        guard count > 0, count <= 65_536 else {
            throw VaultError(.invalidInput, file: path, detail: "empty, or too long for a key file")
        }
        let buffer = try SecretBuffer(count: count)
        let destination = unsafe UnsafeMutableRawBufferPointer(start: buffer.mutablePointer, count: count)
        guard unsafe try file.read(into: destination) == count else {
            throw VaultError(.inputOutput, file: path, detail: "the file changed while it was read")
        }
        return buffer
    }

    /// Replaces `directory/name` atomically: temporary file, fsync, rename, fsync of the directory.
    static func replace(_ name: String, in directory: String, with bytes: [UInt8]) throws(VaultError) {
        var result: Result<Void, VaultError> = .success(())
        unsafe bytes.withUnsafeBytes { bytes in
            do throws(VaultError) {
                unsafe try replace(name, in: directory, with: bytes)
            } catch {
                result = .failure(error)
            }
        }
        try result.get()
    }

    /// Replaces `directory/name` atomically: temporary file, fsync, rename, fsync of the directory.
    static func replace(_ name: String, in directory: String, with bytes: UnsafeRawBufferPointer) throws(VaultError) {
        let path = "\(directory)/\(name)"
        let temporary = "\(directory)/.\(name)\(temporarySuffix)"
        try CrashPoint.reach("\(name) before")
        _ = unsafe unlink(temporary)
        do {
            let file = try PosixFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
            guard fchmod(file.descriptor, 0o600) == 0 else { throw file.failure() }
            let half = bytes.count / 2
            unsafe try file.write(UnsafeRawBufferPointer(rebasing: bytes[..<half]))
            try CrashPoint.reach("\(name) half written")
            unsafe try file.write(UnsafeRawBufferPointer(rebasing: bytes[half...]))
            try CrashPoint.reach("\(name) written")
            try file.sync()
        }
        try CrashPoint.reach("\(name) synced")
        guard unsafe rename(temporary, path) == 0 else {
            throw VaultError(.inputOutput, file: path, errorNumber: errno)
        }
        try CrashPoint.reach("\(name) renamed")
        try syncDirectory(directory)
        try CrashPoint.reach("\(name) after")
    }

    /// Copies a file of ours to `directory/name` in pieces, atomically: temporary file, fsync, rename, fsync of the directory.
    static func copy(_ source: String, to name: String, in directory: String) throws(VaultError) {
        let origin = try open(source)
        let temporary = "\(directory)/.\(name)\(temporarySuffix)"
        _ = unsafe unlink(temporary)
        do {
            let file = try PosixFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
            var offset = 0
            while true {
                let piece = try origin.read(count: 1 << 20, at: offset)
                if piece.isEmpty { break }
                try file.write(piece)
                offset += piece.count
            }
            try file.sync()
        }
        guard unsafe rename(temporary, "\(directory)/\(name)") == 0 else {
            throw VaultError(.inputOutput, file: "\(directory)/\(name)", errorNumber: errno)
        }
        try syncDirectory(directory)
    }

    /// Whether two files of ours hold the same bytes.
    static func areEqual(_ one: String, _ other: String) throws(VaultError) -> Bool {
        guard try begins(one, with: other) else { return false }
        return try begins(other, with: one)
    }

    /// Whether a file of ours begins with all bytes of another.
    static func begins(_ whole: String, with beginning: String) throws(VaultError) -> Bool {
        let longer = try open(whole)
        let shorter = try open(beginning)
        var offset = 0
        while true {
            let piece = try shorter.read(count: 1 << 20, at: offset)
            if piece.isEmpty { return true }
            guard try longer.read(count: piece.count, at: offset) == piece else { return false }
            offset += piece.count
        }
    }

    /// Overwrites a superseded file with zeros, as far as the storage honours that, and removes it.
    static func discard(_ path: String) throws(VaultError) {
        do {
            let file = try PosixFile(path, flags: O_WRONLY)
            let count = Int(try file.status().st_size)
            try file.write([UInt8](repeating: 0, count: max(0, min(count, maximumSize))))
            try file.sync()
        } catch {
            if error.code == .notFound { return }
            throw error
        }
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw VaultError(.inputOutput, file: path, errorNumber: errno)
        }
    }

    /// Brings the names of a directory to the disk.
    static func syncDirectory(_ path: String) throws(VaultError) {
        try PosixFile(path, flags: O_RDONLY | O_DIRECTORY).sync()
    }

    /// Whether something lies at `path`, even a dangling link.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Ends the names of files that are not finished yet.
    static let temporarySuffix = ".tmp"

    /// Files of ours, of root, and, for root, of anybody.
    static func ownerIsTrusted(_ owner: uid_t) -> Bool {
        owner == geteuid() || owner == 0 || geteuid() == 0
    }

    private static func size(of file: borrowing PosixFile) throws(VaultError) -> Int {
        let count = Int(try file.status().st_size)
        guard count >= 0, count <= maximumSize else {
            throw VaultError(.invalidInput, file: file.path, detail: "the file is too long")
        }
        return count
    }
}
