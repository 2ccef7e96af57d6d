import CArchive
import Foundation

/// A ZIP archive (PKWARE APPNOTE 6.3, deflated) that is written piece by piece; what is written is taken out as it comes, so that
/// an archive of any length takes little memory.
final class ZipArchive {
    /// What libarchive hands over and nobody has taken yet.
    private final class Output {
        var bytes: [UInt8] = []
    }

    /// An archive could not be written: out of memory, for nothing else can happen to one in memory.
    struct Failed: Error {}

    private let archive: OpaquePointer
    private let output = Output()
    private let modifiedAt: Date

    /// Begins an archive whose files all bear one moment.
    init(modifiedAt: Date) throws {
        guard let archive = archive_write_new() else { throw Failed() }
        self.archive = archive
        self.modifiedAt = modifiedAt
        try check(archive_write_set_format_zip(archive))
        try check(archive_write_set_bytes_per_block(archive, 0))
        try check(
            archive_write_open(
                archive, Unmanaged.passUnretained(output).toOpaque(), nil,
                { _, output, bytes, count in
                    guard let output, let bytes else { return -1 }
                    Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes +=
                        UnsafeRawBufferPointer(start: bytes, count: count)
                    return count
                }, nil))
    }

    deinit { archive_write_free(archive) }

    /// Begins a file; what is written from now on is in it. `name`: A relative path of ASCII letters.
    func begin(_ name: String) throws {
        guard let entry = archive_entry_new() else { throw Failed() }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_mode(entry, 0o100_644)
        archive_entry_set_mtime(entry, time_t(modifiedAt.timeIntervalSince1970), 0)
        try check(archive_write_header(archive, entry))
    }

    /// Adds bytes to the file that was begun last.
    func write(_ bytes: [UInt8]) throws {
        guard archive_write_data(archive, bytes, bytes.count) == bytes.count else { throw Failed() }
    }

    /// Ends the archive.
    func close() throws { try check(archive_write_close(archive)) }

    /// Hands over what was written since the last time.
    func take() -> [UInt8] {
        defer { output.bytes.removeAll() }
        return output.bytes
    }

    private func check(_ status: Int32) throws {
        guard status == ARCHIVE_OK else { throw Failed() }
    }
}
