import Foundation
import Synchronization

/// Standard error, one line at a time.
package final class StandardErrorSink: LogSink {
    private let lock = Mutex(())

    /// Makes the sink.
    package init() {}

    /// Writes one line.
    package func write(_ line: String) {
        lock.withLock { _ in
            // A log that cannot be written has nobody left to be told.
            try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
        }
    }
}
