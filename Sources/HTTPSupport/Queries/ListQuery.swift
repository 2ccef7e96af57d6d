import Domain
import HTTPTypes
package import Hummingbird

/// The parameters of a list: `limit`, `cursor`, `q`, `sort`, and the filters that a list names.
package struct ListQuery: Sendable, Equatable {
    /// Rows of a page, 1 to 200.
    package let limit: Int
    /// Where the page begins, as an earlier answer said in `nextCursor`; see ``CursorCodec``.
    package let cursor: String?
    /// What is searched for; at most 200 bytes.
    package let search: String?
    /// The order: one of the list's own names.
    package let sort: String?
    /// Whether the order is turned round: `sort=-name`.
    package let isDescending: Bool
    /// The values of the list's own filters.
    package let filters: [String: String]

    /// Reads the query of a request.
    ///
    /// `sorts` are the orders that the list has, a minus before one turns it round; `searches` is whether it takes `q`;
    /// `filters` are the names of its own parameters.
    ///
    /// - Throws: `HTTPFailure` 400 naming the parameter: unknown here, repeated, or out of its bounds.
    package init(
        _ request: Request, sorts: [String] = [], searches: Bool = false, filters: [String] = []
    ) throws(HTTPFailure) {
        let parameters = try request.parameters(
            ["limit", "cursor"] + (searches ? ["q"] : []) + (sorts.isEmpty ? [] : ["sort"]) + filters)
        if let text = parameters["limit"] {
            guard let number = Int(text), (1...200).contains(number), text.utf8.first != UInt8(ascii: "+") else {
                throw Self.bad("limit", "A number between 1 and 200.")
            }
            limit = number
        } else {
            limit = 50
        }
        cursor = try Self.text(parameters["cursor"], "cursor", upTo: 1_024)
        search = try Self.text(parameters["q"], "q", upTo: 200)
        let order = parameters["sort"]
        isDescending = order?.hasPrefix("-") ?? false
        sort = isDescending ? order.map { String($0.dropFirst()) } : order
        if let sort, !sorts.contains(sort) {
            throw Self.bad("sort", "One of \(sorts.joined(separator: ", ")), a minus before it turns it round.")
        }
        self.filters = parameters.filter { filters.contains($0.key) }
    }

    /// The failure for a parameter that does not fit.
    package static func bad(_ name: String, _ rule: String) -> HTTPFailure {
        HTTPFailure(.badRequest, HTTPCode.parameterInvalid, field: name, rule: rule)
    }

    private static func text(_ value: String?, _ name: String, upTo limit: Int) throws(HTTPFailure) -> String? {
        guard let value, !value.isEmpty else { return nil }
        guard value.utf8.count <= limit else { throw bad(name, "At most \(limit) bytes.") }
        return value
    }
}
