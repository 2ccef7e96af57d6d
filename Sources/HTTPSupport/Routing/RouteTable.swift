import HTTPTypes
import Synchronization

/// The routes that are served: for `Allow`, for the comparison with the OpenAPI document, for crawlers in tests.
package final class RouteTable: Sendable {
    private let routes = Mutex<[ServedRoute]>([])

    /// Makes an empty table; ``ObhutRouter`` fills it when the routes are complete.
    package init() {}

    /// Every route, HEAD twins included, sorted by pattern and method.
    package var all: [ServedRoute] {
        routes.withLock { $0 }
    }

    /// The routes below `/api/v1`, without the HEAD twins: what the OpenAPI document has to list.
    package var api: [ServedRoute] {
        all.filter { $0.pattern.hasPrefix("/api/v1/") && $0.method != .head }
    }

    func fill(_ served: [ServedRoute]) {
        let heads = served.filter { $0.method == .get }.map { ServedRoute(method: .head, pattern: $0.pattern) }
        let sorted = Set(served + heads).sorted {
            ($0.pattern, $0.method.rawValue) < ($1.pattern, $1.method.rawValue)
        }
        routes.withLock { $0 = sorted }
    }

    /// The methods that the routes matching `path` have; empty where there is none.
    func methods(at path: String) -> [HTTPRequest.Method] {
        let components = path.split(separator: "/", omittingEmptySubsequences: true)
        let matching = all.filter { route in
            let pattern = route.pattern.split(separator: "/", omittingEmptySubsequences: true)
            if pattern.last == "**" {
                return components.count >= pattern.count
                    && zip(pattern.dropLast(), components).allSatisfy(Self.matches)
            }
            return pattern.count == components.count && zip(pattern, components).allSatisfy(Self.matches)
        }
        return Set(matching.map(\.method)).sorted { $0.rawValue < $1.rawValue }
    }

    private static func matches(_ pattern: Substring, _ component: Substring) -> Bool {
        if pattern == "*" { return true }
        guard let open = pattern.firstIndex(of: "{"), let close = pattern.lastIndex(of: "}") else {
            return pattern == component
        }
        let prefix = pattern[..<open]
        let suffix = pattern[pattern.index(after: close)...]
        return component.utf8.count >= prefix.utf8.count + suffix.utf8.count && component.hasPrefix(prefix)
            && component.hasSuffix(suffix)
    }
}
