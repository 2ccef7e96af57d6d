import Foundation
import HTTPTypes
import OpenAPI
import TestSupport

/// The OpenAPI document, and what answers owe to it.
struct APIDocument: @unchecked Sendable {
    /// A path and method, with the operation that documents them.
    struct Operation {
        let route: String
        let method: String
        let body: [String: Any]
    }

    let root: [String: Any]
    let schema: JSONSchema

    init() throws {
        let data = Data(OpenAPIDocument.bytes)
        root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        schema = JSONSchema(root: root)
    }

    var operations: [Operation] {
        (root["paths"] as? [String: [String: Any]] ?? [:]).flatMap { path, methods in
            methods.map { Operation(route: path, method: $0.key.uppercased(), body: $0.value as? [String: Any] ?? [:]) }
        }
    }

    /// The operation that a request meets; nil where the document has none.
    func operation(_ method: HTTPRequest.Method, _ target: String) -> Operation? {
        let parts = Self.parts(target)
        let wanted = method == .head ? "GET" : method.rawValue
        let found = operations.filter { operation in
            let pattern = Self.parts(operation.route)
            return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        // As in the router, a word that stands in a path wins over a parameter, whatever the method.
        let route = found.min { $0.route.count { $0 == "{" } < $1.route.count { $0 == "{" } }?.route
        return found.first { $0.route == route && $0.method == wanted }
    }

    private static func parts(_ target: String) -> [Substring] {
        target.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// What an answer has that the document does not say of it.
    func faults(of answer: APIAnswer, to method: HTTPRequest.Method, _ target: String) -> [String] {
        // A path without a route, and a method that a path does not have, have no operation.
        guard let operation = operation(method, target) else {
            return [404, 405].contains(answer.status) && answer.mediaType == "application/problem+json"
                ? [] : ["no such operation is documented"]
        }
        let responses = operation.body["responses"] as? [String: [String: Any]] ?? [:]
        guard let response = responses["\(answer.status)"].map(schema.resolved) else {
            return ["the status is not documented for \(operation.method) \(operation.route)"]
        }
        return headerFaults(answer, response) + contentFaults(answer, response, isHead: method == .head)
    }

    private func headerFaults(_ answer: APIAnswer, _ response: [String: Any]) -> [String] {
        let headers = (response["headers"] as? [String: [String: Any]] ?? [:]).mapValues(schema.resolved)
        return headers.compactMap { name, header in
            let value = HTTPField.Name(name).flatMap { answer.headers[$0] }
            guard let value else { return header["required"] as? Bool == true ? "header \(name) is missing" : nil }
            let described = header["schema"] as? [String: Any] ?? [:]
            let read: Any = described["type"] as? String == "integer" ? Int(value) as Any : value
            return schema.faults(read, described, at: name).first
        }
    }

    private func contentFaults(_ answer: APIAnswer, _ response: [String: Any], isHead: Bool) -> [String] {
        guard let content = response["content"] as? [String: [String: Any]] else {
            return answer.bytes.isEmpty ? [] : ["a body where none is documented"]
        }
        guard let mediaType = answer.mediaType, let described = content[mediaType]?["schema"] as? [String: Any] else {
            return ["media type \(answer.mediaType ?? "none") is not documented"]
        }
        if isHead { return answer.bytes.isEmpty ? [] : ["a body in the answer to HEAD"] }
        guard mediaType.hasSuffix("json") else { return [] }
        guard let json = answer.json else { return ["the body is no JSON"] }
        return schema.faults(json, described, at: "body")
    }
}
