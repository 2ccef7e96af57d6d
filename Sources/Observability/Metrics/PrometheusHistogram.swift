import CoreMetrics
import Synchronization

/// How values are spread: cumulative buckets, sum and count.
final class PrometheusHistogram: TimerHandler, RecorderHandler, PrometheusSeries {
    /// Seconds that a request, statement or job may take.
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    /// Rows, bytes, attempts.
    static let amounts = [1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]

    private struct State {
        var counts: [UInt64]
        var sum = 0.0
        var count: UInt64 = 0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: [UInt64](repeating: 0, count: bounds.count)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        state.withLock { state in
            if let index = bounds.firstIndex(where: { value <= $0 }) { state.counts[index] += 1 }
            state.sum += value
            state.count += 1
        }
    }

    func lines(name: String, labels: String) -> [String] {
        let state = state.withLock { $0 }
        var lines: [String] = []
        var cumulative: UInt64 = 0
        for (bound, count) in zip(bounds, state.counts) {
            cumulative += count
            lines.append(line(name + "_bucket", joined(labels, "le=\"\(bound)\""), cumulative))
        }
        lines.append(line(name + "_bucket", joined(labels, "le=\"+Inf\""), state.count))
        lines.append(line(name + "_sum", labels, state.sum))
        lines.append(line(name + "_count", labels, state.count))
        return lines
    }

    private func joined(_ labels: String, _ more: String) -> String {
        labels.isEmpty ? more : labels + "," + more
    }
}
