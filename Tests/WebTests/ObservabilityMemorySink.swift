import Synchronization

@testable import Observability

/// Keeps the lines of a log.
final class MemorySink: LogSink {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }
    func write(_ line: String) { kept.withLock { $0.append(line) } }
}
