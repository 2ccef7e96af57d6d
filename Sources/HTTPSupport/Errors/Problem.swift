import HTTPTypes

/// An error document (RFC 9457), `application/problem+json`.
package struct Problem: Encodable, Sendable, Equatable {
    /// `urn:obhut:problem:` and the code; `about:blank` says nothing more than the status.
    package let type: String
    /// The reason phrase of the status.
    package let title: String
    /// The status code.
    package let status: Int
    /// The stable kebab-case code.
    package let code: String
    /// The path of the field at fault.
    package let field: String?
    /// The rule that was broken.
    package let rule: String?
    /// The id of the request, of fixed length.
    package let requestId: String
    /// The pattern of the route, without the ids of the request; nil where no route matched.
    package let instance: String?

    /// Describes `failure`.
    package init(_ failure: HTTPFailure, requestID: RequestIdentifier, pattern: String?) {
        type = "urn:obhut:problem:\(failure.code)"
        title = failure.status.reasonPhrase
        status = failure.status.code
        code = failure.code
        field = failure.field
        rule = failure.rule
        requestId = requestID.description
        instance = pattern
    }
}
