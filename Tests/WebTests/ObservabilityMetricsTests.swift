import CoreMetrics
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceLifecycle
import Testing

@testable import HTTPSupport
@testable import Observability

@Suite("Metrics")
struct ObservabilityMetricsTests {
    @Test("counters, gauges and histograms are printed as Prometheus reads them")
    func exposition() {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "obhut.mails", dimensions: [("state", "sent")]).increment(by: 2)
        registry.makeCounter(label: "obhut.mails", dimensions: [("state", "sent")]).increment(by: 1)
        registry.makeCounter(label: "obhut.mails", dimensions: [("state", "a\"b\\c\nd")]).increment(by: -5)
        registry.makeMeter(label: "queue", dimensions: []).set(4.5)
        let timer = registry.makeTimer(label: "work", dimensions: [("b", "2"), ("a", "1")])
        timer.recordNanoseconds(30_000_000)
        timer.recordNanoseconds(700_000_000_000)
        registry.makeRecorder(label: "last", dimensions: [], aggregate: false).record(7 as Int64)
        let text = registry.exposition()
        for line in [
            "# TYPE obhut_mails_total counter", "obhut_mails_total{state=\"sent\"} 3.0",
            "obhut_mails_total{state=\"a\\\"b\\\\c\\nd\"} 0.0", "# TYPE queue gauge", "queue 4.5", "last 7.0",
            "# TYPE work_seconds histogram", "work_seconds_bucket{a=\"1\",b=\"2\",le=\"0.025\"} 0",
            "work_seconds_bucket{a=\"1\",b=\"2\",le=\"0.05\"} 1", "work_seconds_bucket{a=\"1\",b=\"2\",le=\"+Inf\"} 2",
            "work_seconds_count{a=\"1\",b=\"2\"} 2",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
    }

    @Test(
        "names are made fit",
        arguments: [("http.requests", "http_requests"), ("9lives", "_9lives"), ("ä-b", "__b"), ("", "_")])
    func names(label: String, name: String) {
        #expect(PrometheusName.metric(label) == name)
    }

    @Test("series are bounded, and a name has one kind")
    func bounded() {
        let registry = PrometheusRegistry(capacity: 10)
        for number in 0..<100 {
            registry.makeCounter(label: "c", dimensions: [("n", "\(number)")]).increment(by: 1)
        }
        registry.makeMeter(label: "c_total", dimensions: []).set(1.0)
        let text = registry.exposition()
        #expect(text.components(separatedBy: "c_total{").count == 11)
        #expect(text.contains("obhut_metrics_series_refused_total 91\n"))
    }

    @Test("concurrent counting loses nothing")
    func concurrent() async {
        let registry = PrometheusRegistry()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 { registry.makeCounter(label: "c", dimensions: []).increment(by: 1) }
                }
            }
        }
        #expect(registry.exposition().contains("c_total 8000.0\n"))
    }

    @Test("requests are counted by pattern and known method, whatever is sent")
    func requests() async throws {
        let registry = PrometheusRegistry()
        let fixture = HTTPFixture()
        try await withMetricsFactory(registry) {
            let house = HTTPHouse(try fixture.router())
            try await httpApplication(house.router).test(.router) { client in
                for number in 0..<20 {
                    _ = try await client.execute(
                        uri: "/api/v1/people/canary\(number)", method: .get, headers: fixture.bearerHeaders)
                    _ = try await client.execute(
                        uri: "/canary\(number)", method: HTTPRequest.Method("CANARY\(number)") ?? .get)
                }
            }
        }
        let text = registry.exposition()
        #expect(
            text.contains(
                "obhut_http_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/people/{id}\",status=\"404\"} 20\n"
            ))
        #expect(
            text.contains(
                "obhut_http_request_duration_seconds_count{method=\"OTHER\",route=\"unmatched\",status=\"404\"} 20\n"))
        #expect(!text.contains("canary") && !text.contains("CANARY"))
        #expect(text.contains("obhut_http_requests_active 0.0\n"))
    }

    @Test("the listener answers GET /metrics on loopback, and nothing else", .timeLimit(.minutes(10)))
    func listener() async throws {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "seen", dimensions: []).increment(by: 1)
        let ready = AsyncStream.makeStream(of: Int.self)
        let listener = MetricsListener(registry: registry, port: 0, logger: .silent) { ready.continuation.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [listener], logger: .silent))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var ports = ready.stream.makeAsyncIterator()
            let port = try #require(await ports.next())
            let good = try await RawConnection.exchange(port: port, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(
                good.hasPrefix("HTTP/1.1 200") && good.contains("text/plain; version=0.0.4")
                    && good.contains("seen_total 1.0"))
            #expect(good.contains("process_resident_memory_bytes "))
            for request in ["GET / HTTP/1.1", "POST /metrics HTTP/1.1", "GET /metrics/../x HTTP/1.1"] {
                let bad = try await RawConnection.exchange(
                    port: port, request + "\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                #expect(bad.hasPrefix("HTTP/1.1 404"))
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            #expect(listener.localPort == port)
        }
    }
}
