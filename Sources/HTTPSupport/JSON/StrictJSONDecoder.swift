import Domain
import Foundation
import HTTPTypes

/// Decodes JSON from outside into `Decodable` values and names the field that does not fit.
///
/// Members that a type does not know are refused (mass assignment, ASVS v5.0.0-15.3.3), numbers are never cut, NUL is
/// never taken, times are RFC 3339.
package struct StrictJSONDecoder: Sendable {
    private let limits: JSONLimits

    /// Makes a decoder.
    package init(limits: JSONLimits = JSONLimits()) {
        self.limits = limits
    }

    /// The value in `bytes`.
    ///
    /// - Throws: `HTTPFailure` 400 where the text is not JSON, 422 naming the field where a member is unknown,
    ///   missing or of another type, `Refusal` where the type's own initialiser throws one.
    package func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let tree = try JSONParser.parse(bytes, limits: limits)
        do {
            return try JSONTreeDecoder(tree, at: .root).unwrap(type)
        } catch let error as DecodingError {
            throw Self.failure(error)
        }
    }

    /// What a hand-written initialiser, or one of Foundation's types, complains about.
    private static func failure(_ error: DecodingError) -> HTTPFailure {
        let path: [any CodingKey] =
            switch error {
            case .keyNotFound(let key, let context): context.codingPath + [key]
            case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
                context.codingPath
            @unknown default: []
            }
        let field = JSONPath(keys: path).field
        if case .keyNotFound = error { return .missing(field) }
        return HTTPFailure(
            .unprocessableContent, RefusalCode.notAllowedValue, field: field, rule: "Not a value of this field.")
    }
}

extension HTTPFailure {
    static func missing(_ field: String?) -> HTTPFailure {
        HTTPFailure(.unprocessableContent, RefusalCode.required, field: field, rule: "This field is required.")
    }

    static func wrongType(_ path: JSONPath, expected: String, found: JSONValue) -> HTTPFailure {
        HTTPFailure(
            .unprocessableContent, HTTPCode.wrongType, field: path.field,
            rule: "Expected \(expected), found \(found.kind).")
    }
}
