import Foundation
import Glibc
import Installation
import Synchronization

/// An input file, piece by piece.
final class InputPieces: Sendable {
    private static let size = 1 << 18
    private let handle: FileHandle
    private let total: UInt64
    private let read = Mutex(UInt64(0))

    init(_ file: NamedFile) {
        handle = file.handle()
        var status = stat()
        let isRegular = fstat(handle.fileDescriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        total = isRegular ? UInt64(clamping: status.st_size) : 0
    }

    /// The next bytes; nil at the end.
    func next() throws -> [UInt8]? {
        guard let data = try handle.read(upToCount: Self.size), !data.isEmpty else { return nil }
        read.withLock { $0 += UInt64(data.count) }
        return Array(data)
    }

    /// How much of the file has been read, from 0 to 1; nil for a pipe.
    var share: Double? { total > 0 ? Double(read.withLock { $0 }) / Double(total) : nil }
}
