import Foundation
import HTTPTypes
import TestSupport

extension APIDocument {
    /// A request with a body that the document describes.
    struct Sample {
        let method: HTTPRequest.Method
        /// The path, parameters in braces.
        let pattern: String
        /// A body with every member that the schema names.
        let body: [String: Any]
    }

    /// Every operation that takes JSON, with a full body; `id` answers the id that a member of this name holds.
    func samples(now: Date, id: (String) -> String) -> [Sample] {
        operations.sorted { ($0.route, $0.method) < ($1.route, $1.method) }.compactMap { operation in
            let content = (operation.body["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]]
            guard let described = content?["application/json"]?["schema"] as? [String: Any],
                let method = HTTPRequest.Method(rawValue: operation.method),
                let body = value(described, named: "", now: now, id: id) as? [String: Any]
            else { return nil }
            return Sample(method: method, pattern: operation.route, body: body)
        }
    }

    /// The names of a list's parameters that hold ids.
    func identifierParameters(_ operation: Operation) -> [String] {
        (operation.body["parameters"] as? [[String: Any]] ?? []).map(schema.resolved).compactMap { parameter in
            let described = schema.resolved(parameter["schema"] as? [String: Any] ?? [:])
            let isIdentifier = parameter["in"] as? String == "query" && described["format"] as? String == "uuid"
            return isIdentifier ? parameter["name"] as? String : nil
        }
    }

    private func value(_ unresolved: [String: Any], named name: String, now: Date, id: (String) -> String) -> Any {
        let schema = schema.resolved(unresolved)
        if let choices = schema["anyOf"] as? [[String: Any]] ?? schema["oneOf"] as? [[String: Any]] {
            let choice = choices.first { self.schema.resolved($0)["type"] as? String != "null" } ?? [:]
            return value(choice, named: name, now: now, id: id)
        }
        if let known = Self.known[name] { return known }
        if let first = (schema["enum"] as? [Any])?.first(where: { !($0 is NSNull) }) { return first }
        if let constant = schema["const"] { return constant }
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        switch types.first(where: { $0 != "null" }) {
        case "object":
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            return Dictionary(
                uniqueKeysWithValues: properties.map { ($0.key, value($0.value, named: $0.key, now: now, id: id)) })
        case "array": return [value(schema["items"] as? [String: Any] ?? [:], named: name, now: now, id: id)]
        case "integer", "number": return 1
        case "boolean": return false
        default: break
        }
        return switch schema["format"] as? String {
        case "uuid": id(name)
        case "date-time": now.addingTimeInterval(name == "expiresAt" ? 86_400 : -86_400).ISO8601Format()
        case "date": "2026-01-02"
        default: "Text"
        }
    }

    /// Values that a rule asks for beyond the schema.
    private static let known: [String: String] = [
        "purpose": "customer-care", "legalBasis": "contract", "email": "neu@muster.example",
        "value": "neu@kunden.example", "code": "kunde", "url": "www.neu.example", "addressCountry": "DE",
        "postalCode": "10115", "slug": "neu", "endsOn": "2027-12-31", "endRule": "while-consent-given",
        "thanksUrl": "https://www.neu.example/danke",
    ]
}
