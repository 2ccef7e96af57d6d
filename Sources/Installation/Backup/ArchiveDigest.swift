package import Foundation
import Vault

/// BLAKE2b-256 over a file, piece by piece.
package enum ArchiveDigest {
    private static let piece = 1 << 20

    /// Reads the file from its beginning to its end.
    ///
    /// - Parameters:
    ///   - file: Open for reading; it stands at its beginning afterwards.
    ///   - progress: Told of the bytes read so far.
    /// - Returns: How many bytes it has, and their digest; `b2sum -l 256` shows the same.
    /// - Throws: Where it cannot be read, or the task is cancelled.
    package static func of(
        _ file: FileHandle, progress: (Int64) -> Void = { _ in }
    ) throws -> (size: Int64, digest: [UInt8]) {
        try file.seek(toOffset: 0)
        var hash = Blake2b()
        var size: Int64 = 0
        while let bytes = try file.read(upToCount: piece), !bytes.isEmpty {
            try Task.checkCancellation()
            hash.update([UInt8](bytes))
            size += Int64(bytes.count)
            progress(size)
        }
        try file.seek(toOffset: 0)
        return (size, hash.finalize())
    }
}
