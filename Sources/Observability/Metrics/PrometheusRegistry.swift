package import CoreMetrics
import Synchronization

/// Keeps every series of the process and prints them as Prometheus text; bounded in the number of series.
///
/// Dimensions hold route patterns, states and codes: no tenant, no person, no address.
package final class PrometheusRegistry: MetricsFactory {
    private struct Family {
        let kind: String
        var series: [String: any PrometheusSeries]
    }

    private struct State {
        var families: [String: Family] = [:]
        var count = 0
        var refused: UInt64 = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// Makes a registry that keeps at most `capacity` series; further ones are counted and forgotten.
    package init(capacity: Int = 5_000) {
        self.capacity = capacity
    }

    /// Makes this the metrics backend of the process; once, before the first metric.
    package func bootstrap() {
        MetricsSystem.bootstrap(self)
    }

    /// A counter for this label and these dimensions.
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, "_total", "counter", dimensions) { PrometheusCounter() }
    }

    /// A counter of fractions.
    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, "_total", "counter", dimensions) { PrometheusCounter() }
    }

    /// A value that goes up and down.
    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, "", "gauge", dimensions) { PrometheusGauge() }
    }

    /// A distribution of values.
    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        if !aggregate { return series(label, "", "gauge", dimensions) { PrometheusGauge() } }
        return series(label, "", "histogram", dimensions) { PrometheusHistogram(bounds: PrometheusHistogram.amounts) }
    }

    /// A distribution of durations.
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, "_seconds", "histogram", dimensions) {
            PrometheusHistogram(bounds: PrometheusHistogram.seconds)
        }
    }

    // Series are shared by name and dimensions and live as long as the process.
    /// Series stay until the process ends.
    package func destroyCounter(_ handler: any CounterHandler) {}
    /// Series stay until the process ends.
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Series stay until the process ends.
    package func destroyMeter(_ handler: any MeterHandler) {}
    /// Series stay until the process ends.
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Series stay until the process ends.
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// Every series in the text format 0.0.4, sorted.
    package func exposition() -> String {
        let (families, refused) = state.withLock { ($0.families, $0.refused) }
        var lines: [String] = []
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            lines.append("# TYPE \(name) \(family.kind)")
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                lines += series.lines(name: name, labels: labels)
            }
        }
        lines.append("# TYPE obhut_metrics_series_refused_total counter")
        lines.append("obhut_metrics_series_refused_total \(refused)")
        lines += ProcessSamples.lines()
        return lines.joined(separator: "\n") + "\n"
    }

    /// The series of a name and its dimensions; a fresh one that nobody prints where the table is full, or where the
    /// name is taken by another kind.
    private func series<Series: PrometheusSeries>(
        _ label: String, _ suffix: String, _ kind: String, _ dimensions: [(String, String)], make: () -> Series
    ) -> Series {
        let name = PrometheusName.metric(label, suffix: suffix)
        let labels = PrometheusName.labels(dimensions)
        return state.withLock { state in
            if let known = state.families[name]?.series[labels] as? Series { return known }
            let fresh = make()
            guard state.count < capacity, state.families[name].map({ $0.kind == kind }) ?? true else {
                state.refused += 1
                return fresh
            }
            state.families[name, default: Family(kind: kind, series: [:])].series[labels] = fresh
            state.count += 1
            return fresh
        }
    }
}
