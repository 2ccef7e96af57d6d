import Foundation
import Glibc

/// Looks for values in every file of a directory, piece by piece.
struct NeedleScanner: Sendable {
    /// A value that was found.
    struct Hit: Sendable, Hashable, CustomStringConvertible {
        let place: String
        let needle: Needle

        var description: String { "\(needle.value) as \(needle.form) in \(place)" }
    }

    private static let piece = 4 << 20
    private let needles: [Needle]
    private let overlap: Int

    init(_ values: [String]) {
        needles = values.flatMap(Needle.forms)
        overlap = max(1, needles.map(\.bytes.count).max() ?? 1) - 1
    }

    /// What is found in bytes.
    func hits(in bytes: [UInt8], _ place: String) -> Set<Hit> {
        bytes.withUnsafeBytes { buffer in
            Set(needles.lazy.filter { Self.contains(buffer, $0.bytes) }.map { Hit(place: place, needle: $0) })
        }
    }

    /// What is found in a file, wherever a piece of it ends.
    func hits(inFile path: String) -> Set<Hit> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        // A database removes files of its own while we look.
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: Self.piece + overlap, alignment: 16)
        defer { buffer.deallocate() }
        var found: Set<Hit> = []
        var held = 0
        while true {
            let count = read(descriptor, buffer + held, Self.piece)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return found }
            let filled = UnsafeRawBufferPointer(start: buffer, count: held + count)
            for needle in needles where Self.contains(filled, needle.bytes) {
                found.insert(Hit(place: path, needle: needle))
            }
            held = min(overlap, held + count)
            memmove(buffer, buffer + (filled.count - held), held)
        }
    }

    /// What is found in the files below a directory, with how many bytes were looked at.
    func hits(below directory: String) -> (hits: Set<Hit>, files: Int) {
        var found: Set<Hit> = []
        var files = 0
        let walk = FileManager.default.enumerator(atPath: directory)
        while let name = walk?.nextObject() as? String {
            let path = "\(directory)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            files += 1
            found.formUnion(hits(inFile: path))
        }
        return (found, files)
    }

    /// Whether bytes hold others.
    static func contains(_ buffer: UnsafeRawBufferPointer, _ needle: [UInt8]) -> Bool {
        guard let start = buffer.baseAddress else { return false }
        return find(start, buffer.count, needle, needle.count) != nil
    }

    private typealias Find =
        @convention(c) (UnsafeRawPointer, Int, UnsafeRawPointer, Int) -> UnsafeMutableRawPointer?

    /// `memmem` of the C library, which its Swift module leaves out: a loop of ours is too slow without optimisation.
    private static let find: Find = {
        guard let address = dlsym(dlopen(nil, RTLD_NOW), "memmem") else { preconditionFailure("no memmem") }
        return unsafeBitCast(address, to: Find.self)
    }()
}
