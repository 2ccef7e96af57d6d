import Foundation
import Installation

/// Where a stream of bytes goes: standard output or a file that an argument named.
struct OutputSink: Sendable {
    private let consume: @Sendable ([UInt8]) -> Bool

    init(_ consume: @escaping @Sendable ([UInt8]) -> Bool) { self.consume = consume }

    /// Writes bytes.
    ///
    /// - Throws: `Failure` 1 when the disk is full or nobody reads any more.
    func write(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.isEmpty || consume(bytes) else {
            throw Failure(
                .failed, "output-closed", "The output cannot be written: nobody reads it, or the disk is full.")
        }
    }
}

extension Session {
    /// The file of an argument, or standard output.
    func sink(_ path: String?) throws -> OutputSink {
        guard let path, path != "-" else { return OutputSink(console.output) }
        let handle = try files.output(path).handle()
        return OutputSink { (try? handle.write(contentsOf: $0)) != nil }
    }
}
