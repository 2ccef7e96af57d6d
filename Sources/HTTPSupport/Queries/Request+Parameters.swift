import HTTPTypes
package import Hummingbird

extension Request {
    /// The parameters of the query, decoded; only those in `known` may come, each once.
    ///
    /// - Throws: `HTTPFailure` 400 naming the parameter: unknown here, repeated, or not text.
    package func parameters(_ known: [String]) throws(HTTPFailure) -> [String: String] {
        var parameters: [String: String] = [:]
        for pair in (uri.query ?? "").utf8.split(separator: UInt8(ascii: "&"), maxSplits: 65) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let name = FormEncoding.decode(first), known.contains(name) else {
                let name = parts.first.flatMap { FormEncoding.decode($0) } ?? ""
                throw ListQuery.bad(JSONPath(keys: [JSONKey.name(name)]).field ?? "?", "No such parameter here.")
            }
            guard parameters[name] == nil else { throw ListQuery.bad(name, "Send it once.") }
            let raw = parts.count > 1 ? Array(parts[1]) : []
            guard let value = FormEncoding.decode(raw), !value.unicodeScalars.contains(where: { $0.value < 0x20 })
            else {
                throw ListQuery.bad(name, "UTF-8 without control characters.")
            }
            parameters[name] = value
        }
        return parameters
    }
}
