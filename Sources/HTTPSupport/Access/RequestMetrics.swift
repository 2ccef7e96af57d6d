import HTTPTypes
import Metrics
import Synchronization

/// Counts and times requests by method, route pattern and status; no tenant, no person, no address.
final class RequestMetrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private let timers = Mutex<[Key: Timer]>([:])
    private let active = Meter(label: "obhut_http_requests_active")

    func began() { active.increment() }
    func ended() { active.decrement() }

    func record(method: String, route: String, status: Int, duration: Duration) {
        let key = Key(method: method, route: route, status: status)
        let timer = timers.withLock { timers in
            if let timer = timers[key] { return timer }
            let timer = Timer(
                label: "obhut_http_request_duration_seconds",
                dimensions: [("method", method), ("route", route), ("status", String(status))])
            timers[key] = timer
            return timer
        }
        timer.record(duration: duration)
    }

    /// The method's name; anything that is none of ours is `OTHER`, so that nobody fills the tables with inventions.
    static func name(of method: HTTPRequest.Method) -> String {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return known.contains(method) ? method.rawValue : "OTHER"
    }
}
