import CArchive
import Foundation

/// The files of a ZIP archive by their names, as a program of others reads them.
package enum ZipFiles {
    /// It is no archive, or a damaged one.
    package struct Unreadable: Error {}

    /// Reads a whole archive.
    package static func read(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        guard let archive = archive_read_new() else { throw Unreadable() }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        return try bytes.withUnsafeBytes { buffer in
            guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
                throw Unreadable()
            }
            var files: [String: [UInt8]] = [:]
            var entry: OpaquePointer?
            while true {
                let status = archive_read_next_header(archive, &entry)
                if status == ARCHIVE_EOF { return files }
                guard status == ARCHIVE_OK, let entry, let name = archive_entry_pathname(entry) else {
                    throw Unreadable()
                }
                files[String(cString: name)] = try content(archive)
            }
        }
    }

    private static func content(_ archive: OpaquePointer) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = archive_read_data(archive, &piece, piece.count)
            guard count >= 0 else { throw Unreadable() }
            if count == 0 { return bytes }
            bytes += piece.prefix(count)
        }
    }
}
