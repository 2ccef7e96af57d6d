import HTTPTypes
import Synchronization

/// The routes that are served: for `Allow`, for the comparison with the OpenAPI document, for crawlers in tests.
package final class RouteTable: Sendable {
    private struct Entry {
        let route: ServedRoute
        let components: [Substring]
    }

    private let entries = Mutex<[Entry]>([])

    /// Makes an empty table; ``ObhutRouter`` fills it when the routes are complete.
    package init() {}

    /// Every route, HEAD twins included, sorted by pattern and method.
    package var all: [ServedRoute] {
        entries.withLock { $0.map(\.route) }
    }

    /// The routes below `/api/v1`, without the HEAD twins: what the OpenAPI document has to list.
    package var api: [ServedRoute] {
        all.filter { $0.pattern.hasPrefix("/api/v1/") && $0.method != .head }
    }

    func fill(_ served: [ServedRoute]) {
        let heads = served.filter { $0.method == .get }.map { ServedRoute(method: .head, pattern: $0.pattern) }
        let sorted = Set(served + heads)
            .sorted { ($0.pattern, $0.method.rawValue) < ($1.pattern, $1.method.rawValue) }
            .map { Entry(route: $0, components: $0.pattern.split(separator: "/")) }
        entries.withLock { $0 = sorted }
    }

    /// The methods that the routes matching `path` have; empty where there is none. As in the router, a word that stands in
    /// a pattern wins over a parameter.
    func methods(at path: String) -> [HTTPRequest.Method] {
        let components = path.split(separator: "/")
        var matching = entries.withLock { $0.filter { Self.matches($0.components, components) } }
        for (position, component) in components.enumerated() {
            let exact = matching.filter { $0.components.dropFirst(position).first == component }
            if !exact.isEmpty { matching = exact }
        }
        return Set(matching.map(\.route.method)).sorted { $0.rawValue < $1.rawValue }
    }

    private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
        if pattern.last == "**" {
            return path.count >= pattern.count && zip(pattern.dropLast(), path).allSatisfy(matches)
        }
        return pattern.count == path.count && zip(pattern, path).allSatisfy(matches)
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
