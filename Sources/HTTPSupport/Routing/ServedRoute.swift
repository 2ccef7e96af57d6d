package import HTTPTypes

/// One route that is served: a method and a pattern such as `/api/v1/people/{id}`.
package struct ServedRoute: Sendable, Hashable, CustomStringConvertible {
    /// The method.
    package let method: HTTPRequest.Method
    /// The pattern, parameters in braces.
    package let pattern: String

    /// Names a route.
    package init(method: HTTPRequest.Method, pattern: String) {
        self.method = method
        self.pattern = pattern
    }

    /// The names of the pattern's parameters, in order.
    package var parameters: [String] {
        pattern.split(separator: "/").filter { $0.first == "{" && $0.last == "}" }.map {
            String($0.dropFirst().dropLast())
        }
    }

    /// `GET /api/v1/people/{id}`.
    package var description: String { "\(method.rawValue) \(pattern)" }
}
