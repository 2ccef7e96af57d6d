package import Domain
package import HTTPTypes

/// An answer that is not the one asked for: status, stable code, and what a client needs to do better.
///
/// Thrown where HTTP itself is at fault (media types, preconditions, limits); every other error is mapped to one,
/// once, by ``FailureMapping``. It never holds a value that somebody typed.
package struct HTTPFailure: Error, Sendable, Equatable {
    /// The status to answer with.
    package let status: HTTPResponse.Status
    /// The stable kebab-case code.
    package let code: String
    /// The camelCase path of the input field, such as `contactPoints[0].value`.
    package let field: String?
    /// A short English rule text, with the article where one applies.
    package let rule: String?
    /// Seconds after which asking again makes sense: the `Retry-After` header.
    package let retryAfter: Int?
    /// Further headers, such as `Allow` or the current `ETag`.
    package let headers: HTTPFields
    /// Whether the connection has to end with this answer, since the request was not read to its end.
    package let closesConnection: Bool

    /// The `Retry-After` header, where asking again makes sense.
    package var waiting: HTTPFields {
        retryAfter.map { [.retryAfter: String(max(1, $0))] } ?? [:]
    }

    /// Makes a failure.
    package init(
        _ status: HTTPResponse.Status, _ code: String, field: String? = nil, rule: String? = nil,
        retryAfter: Int? = nil, headers: HTTPFields = [:], closesConnection: Bool = false
    ) {
        self.status = status
        self.code = code
        self.field = field
        self.rule = rule
        self.retryAfter = retryAfter
        self.headers = headers
        self.closesConnection = closesConnection
    }

    /// Makes a failure with a code of the rules' list.
    package init(
        _ status: HTTPResponse.Status, _ code: RefusalCode, field: String? = nil, rule: String? = nil,
        retryAfter: Int? = nil, headers: HTTPFields = [:], closesConnection: Bool = false
    ) {
        self.init(
            status, code.rawValue, field: field, rule: rule, retryAfter: retryAfter, headers: headers,
            closesConnection: closesConnection)
    }

    /// Makes a failure with a code of HTTP's list.
    package init(
        _ status: HTTPResponse.Status, _ code: HTTPCode, field: String? = nil, rule: String? = nil,
        retryAfter: Int? = nil, headers: HTTPFields = [:], closesConnection: Bool = false
    ) {
        self.init(
            status, code.rawValue, field: field, rule: rule, retryAfter: retryAfter, headers: headers,
            closesConnection: closesConnection)
    }

    /// What a refusal answers: `invalid` is 422 where it names a field, else 400.
    package init(_ refusal: Refusal) {
        let status: HTTPResponse.Status =
            switch refusal.kind {
            case .invalid: refusal.field == nil ? .badRequest : .unprocessableContent
            case .unauthenticated: .unauthorized
            case .forbidden: .forbidden
            case .notFound: .notFound
            case .conflict: .conflict
            case .preconditionFailed: .preconditionFailed
            case .preconditionRequired: .preconditionRequired
            case .tooMany: .tooManyRequests
            case .refused: .unprocessableContent
            case .notReady: .serviceUnavailable
            }
        // 429 and 503 always say when to come back.
        let isLater = status == .tooManyRequests || status == .serviceUnavailable
        self.init(
            status, refusal.code, field: refusal.field, rule: refusal.rule,
            retryAfter: refusal.retryAfter ?? (isLater ? 2 : nil))
    }
}

extension HTTPFailure: CustomStringConvertible {
    /// Status and code; nothing that somebody typed.
    package var description: String { "\(status.code) \(code)" }
}
