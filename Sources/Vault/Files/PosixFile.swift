import Glibc

/// An open file descriptor that closes itself; `close-on-exec`, never following a symbolic link.
struct PosixFile: ~Copyable {
    let descriptor: Int32
    let path: String

    /// Opens `path`; `ENOENT` becomes `notFound`.
    init(_ path: String, flags: Int32, mode: mode_t = 0o600) throws(VaultError) {
        let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else {
            let number = errno
            throw VaultError(number == ENOENT ? .notFound : .inputOutput, file: path, errorNumber: number)
        }
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        _ = Glibc.close(descriptor)
    }

    /// What the kernel says about the file.
    func status() throws(VaultError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure() }
        return status
    }

    /// Writes all bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(VaultError) {
        var offset = 0
        while offset < bytes.count {
            let written = unsafe Glibc.write(
                descriptor, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure() }
            offset += written
        }
    }

    /// Writes all bytes.
    func write(_ bytes: [UInt8]) throws(VaultError) {
        var result: Result<Void, VaultError> = .success(())
        unsafe bytes.withUnsafeBytes { bytes in
            do throws(VaultError) { unsafe try write(bytes) } catch { result = .failure(error) }
        }
        try result.get()
    }

    /// Reads into `buffer` until it is full or the file ends; returns how much was read.
    func read(into buffer: UnsafeMutableRawBufferPointer, at start: Int = 0) throws(VaultError) -> Int {
        var offset = 0
        while offset < buffer.count {
            let count = unsafe pread(
                descriptor, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset, off_t(start + offset))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure() }
            if count == 0 { break }
            offset += count
        }
        return offset
    }

    /// Reads `count` bytes from `start`, fewer at the end of the file.
    func read(count: Int, at start: Int = 0) throws(VaultError) -> [UInt8] {
        var result: Result<Int, VaultError> = .success(0)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            do throws(VaultError) {
                initialized = unsafe try read(into: UnsafeMutableRawBufferPointer(buffer), at: start)
            } catch {
                result = .failure(error)
            }
        }
        _ = try result.get()
        return bytes
    }

    /// Brings data and metadata to the disk.
    func sync() throws(VaultError) {
        guard fsync(descriptor) == 0 else { throw failure() }
    }

    /// Takes the exclusive lock of the file: waits for it, or fails with `locked`.
    func lock(wait: Bool) throws(VaultError) {
        while flock(descriptor, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { throw VaultError(.locked, file: path, detail: "another process writes here") }
            throw failure()
        }
    }

    /// Gives the lock back.
    func unlock() {
        _ = flock(descriptor, LOCK_UN)
    }

    /// The error of the last failed call on this file.
    func failure() -> VaultError {
        VaultError(.inputOutput, file: path, errorNumber: errno)
    }
}
