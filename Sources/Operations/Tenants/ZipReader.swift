import CArchive
import Domain
import Foundation

/// A ZIP archive that is read from its beginning to its end, piece by piece, so that one of any length takes little memory
/// and none of it has to lie open on a disk.
package final class ZipReader {
    /// Where the bytes come from, and what went wrong there.
    private final class Input {
        let next: () throws -> [UInt8]
        var piece: [UInt8] = []
        var error: (any Error)?

        init(_ next: @escaping () throws -> [UInt8]) { self.next = next }

        /// The next bytes in memory that stays until the next call; -1 where there are none because of an error.
        func read(into pointer: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
            do {
                piece = try next()
                buffer.deallocate()
                buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(piece.count, 1), alignment: 1)
                buffer.copyBytes(from: piece)
                pointer.pointee = UnsafeRawPointer(buffer.baseAddress)
                return piece.count
            } catch {
                self.error = error
                return -1
            }
        }

        private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)

        deinit { buffer.deallocate() }
    }

    private static let pieceSize = 1 << 16
    private let archive: OpaquePointer
    private let input: Input
    private var piece = [UInt8](repeating: 0, count: pieceSize)

    /// Reads an archive whose bytes `next` answers, in order; none at the end.
    package init(_ next: @escaping () throws -> [UInt8]) throws {
        guard let archive = archive_read_new() else { throw Self.flaw }
        self.archive = archive
        input = Input(next)
        guard archive_read_support_format_zip_streamable(archive) == ARCHIVE_OK else { throw Self.flaw }
        try check(
            archive_read_open(
                archive, Unmanaged.passUnretained(input).toOpaque(), nil,
                { _, input, pointer in
                    guard let input, let pointer else { return -1 }
                    return Unmanaged<Input>.fromOpaque(input).takeUnretainedValue().read(into: pointer)
                }, nil))
    }

    deinit { archive_read_free(archive) }

    /// The name of the next file; nil at the end.
    package func next() throws -> String? {
        var entry: OpaquePointer?
        let status = archive_read_next_header(archive, &entry)
        if status == ARCHIVE_EOF { return nil }
        try check(status)
        guard let entry, let name = archive_entry_pathname(entry) else { throw Self.flaw }
        return String(cString: name)
    }

    /// The next bytes of the file that was named last; none at its end.
    package func read() throws -> [UInt8] {
        let count = archive_read_data(archive, &piece, piece.count)
        if let error = input.error { throw error }
        guard count >= 0 else { throw Self.flaw }
        return Array(piece.prefix(count))
    }

    private func check(_ status: Int32) throws {
        if let error = input.error { throw error }
        guard status == ARCHIVE_OK else { throw Self.flaw }
    }

    private static var flaw: TransferFlaw {
        TransferFlaw(.damaged, "The file is no ZIP archive, or it is damaged or not whole.")
    }
}
