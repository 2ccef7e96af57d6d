import Glibc

/// Reading and writing whole buffers.
enum FileDescriptor {
    /// Writes all bytes; false when the other end is closed or full.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    /// Reads to the end, at most `limit` bytes; nil when reading fails or there is more.
    static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        while let chunk = read(descriptor, upTo: 65_536), bytes.count + chunk.count <= limit {
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
        return nil
    }

    /// Reads what is there next, nothing at the end; nil when reading fails.
    static func read(_ descriptor: Int32, upTo size: Int) -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
                count = Glibc.read(descriptor, buffer.baseAddress, size)
                filled = max(count, 0)
            }
            if count >= 0 { return bytes }
            guard errno == EINTR else { return nil }
        }
    }
}
