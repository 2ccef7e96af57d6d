import Foundation
import Glibc

/// Looks for needles in every file below some places, piece by piece: memory is bounded however large a file is.
///
/// Regular files only; links are not followed, so nothing is read twice and nothing outside.
package struct FileScan: Sendable {
    private static let piece = 4 << 20
    private let search: NeedleSearch
    private let places: [String]
    private let excluded: FileIdentity?

    /// Prepares a scan.
    ///
    /// `excluded`: A file that is passed over: the one that holds the needles.
    package init(_ search: NeedleSearch, below places: [String], excluding excluded: FileIdentity? = nil) {
        self.search = search
        self.excluded = excluded
        // A place within another one is read once.
        let whole = Set(
            places.map { URL(filePath: $0).resolvingSymlinksInPath().standardizedFileURL.path(percentEncoded: false) })
        self.places = whole.filter { place in
            !whole.contains { $0 != place && place.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
        }.sorted()
    }

    /// How many bytes there are to read; files come and go meanwhile.
    package func size() throws -> Int {
        var total = 0
        try visit { _, status in
            total += Int(status.st_size)
        } unread: { _ in
        }
        return total
    }

    /// Reads everything.
    ///
    /// `progress`: Told of the bytes read so far.
    /// - Throws: `CancellationError`.
    package func run(progress: (_ bytes: Int) -> Void = { _ in }) throws -> ScanReport {
        var report = ScanReport()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece + search.longest, alignment: 16)
        defer { buffer.deallocate() }
        var unread: [String] = []
        try visit { path, _ in
            try read(path, buffer, &report, progress)
        } unread: {
            unread.append($0)
        }
        for path in unread { report.add(unread: path) }
        return report
    }

    private func read(
        _ path: String, _ buffer: UnsafeMutableRawBufferPointer, _ report: inout ScanReport,
        _ progress: (_ bytes: Int) -> Void
    ) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY)
        guard descriptor >= 0 else {
            // A database removes files of its own while we look.
            if errno != ENOENT { report.add(unread: path) }
            return
        }
        defer { close(descriptor) }
        guard let base = buffer.baseAddress else { return }
        report.files += 1
        var held = 0
        var position = 0
        while true {
            try Task.checkCancellation()
            let count = Glibc.read(descriptor, base + held, Self.piece)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                report.add(unread: path)
                return
            }
            guard count > 0 else { return }
            let filled = held + count
            let start = position - held
            search.scan(UnsafeRawBufferPointer(start: base, count: filled)) { pattern, offset in
                // What lies wholly in the bytes held over was found in the piece before.
                guard offset + pattern.bytes.count > held else { return }
                report.add(
                    ScanReport.Hit(
                        file: path, offset: start + offset, form: pattern.form, needle: pattern.needle))
            }
            position += count
            report.bytes += count
            progress(report.bytes)
            let kept = min(max(search.longest - 1, 0), filled)
            memmove(base, base + (filled - kept), kept)
            held = kept
        }
    }

    /// Walks through every regular file.
    private func visit(_ body: (String, stat) throws -> Void, unread: (String) -> Void) throws {
        for place in places {
            var waiting = [place]
            while let path = waiting.popLast() {
                try Task.checkCancellation()
                var status = stat()
                guard lstat(path, &status) == 0 else {
                    if errno != ENOENT || path == place { unread(path) }
                    continue
                }
                switch status.st_mode & S_IFMT {
                case S_IFDIR:
                    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                        if access(path, F_OK) == 0 || path == place { unread(path) }
                        continue
                    }
                    waiting += names.sorted(by: >).map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
                case S_IFREG where FileIdentity(status) != excluded: try body(path, status)
                default: continue
                }
            }
        }
    }
}
