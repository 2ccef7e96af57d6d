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
    /// `sorts` are the orders that the list has, a minus before one turns it round; `filters` are the names of its own
    /// parameters.
    ///
    /// - Throws: `HTTPFailure` 400 naming the parameter: unknown, repeated, or out of its bounds.
    package init(_ request: Request, sorts: [String] = [], filters: [String] = []) throws(HTTPFailure) {
        let parameters = try Self.parameters(
            request.uri.query ?? "", known: ["limit", "cursor", "q", "sort"] + filters)
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
            let known = sorts.isEmpty ? "This list has one order only." : "One of \(sorts.joined(separator: ", "))."
            throw Self.bad("sort", known)
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

    private static func parameters(_ query: String, known: [String]) throws(HTTPFailure) -> [String: String] {
        var parameters: [String: String] = [:]
        for pair in query.utf8.split(separator: UInt8(ascii: "&"), maxSplits: 65) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let name = FormEncoding.decode(first), known.contains(name) else {
                let name = parts.first.flatMap { FormEncoding.decode($0) } ?? ""
                throw bad(JSONPath(keys: [JSONKey.name(name)]).field ?? "?", "No such parameter here.")
            }
            guard parameters[name] == nil else { throw bad(name, "Send it once.") }
            let raw = parts.count > 1 ? Array(parts[1]) : []
            guard let value = FormEncoding.decode(raw), !value.unicodeScalars.contains(where: { $0.value < 0x20 })
            else {
                throw bad(name, "UTF-8 without control characters.")
            }
            parameters[name] = value
        }
        return parameters
    }
}
