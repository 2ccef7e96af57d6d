import Glibc
import Synchronization

/// An input file, piece by piece.
final class FileChunks: Sendable {
    private static let size = 1 << 18
    private let files: ArgumentFiles
    private let descriptor: Int32
    private let total: Int
    private let read = Mutex(0)

    init(_ files: ArgumentFiles, _ path: String) throws(Failure) {
        self.files = files
        descriptor = try files.descriptor(path)
        var status = stat()
        total = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }

    /// The next bytes; nil at the end.
    func next() throws(Failure) -> [UInt8]? {
        guard let bytes = FileDescriptor.read(descriptor, upTo: Self.size) else {
            throw Failure(.failed, "file-not-readable", "The file cannot be read to its end.")
        }
        read.withLock { $0 += bytes.count }
        return bytes.isEmpty ? nil : bytes
    }

    /// How much of the file has been read, from 0 to 1; nil for a pipe.
    var share: Double? { total > 0 ? Double(read.withLock { $0 }) / Double(total) : nil }
}

extension ArgumentFiles {
    /// An input in pieces.
    func chunks(_ path: String) throws(Failure) -> FileChunks { try FileChunks(self, path) }
}
