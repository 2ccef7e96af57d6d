/// A rule that said no: the one error of the business rules.
///
/// It carries codes and rule texts only, never a value that somebody typed, so it may be logged, stored in a quarantine
/// row and shown to whoever asked.
package struct Refusal: Error, Sendable, Equatable {
    /// How the refusal answers over HTTP and as an exit code.
    package enum Kind: String, Sendable, CaseIterable {
        /// Input that breaks a shape rule: 400 or 422.
        case invalid
        /// No valid credential: 401.
        case unauthenticated
        /// A valid credential without the right: 403.
        case forbidden
        /// The thing named does not exist for this actor: 404.
        case notFound
        /// The state does not allow it: 409.
        case conflict
        /// The version in `If-Match` is not the current one: 412.
        case preconditionFailed
        /// `If-Match` is missing: 428.
        case preconditionRequired
        /// A bound was reached: 429.
        case tooMany
        /// A legal rule refuses: 422, exit code 2.
        case refused
        /// Not ready to answer: 503.
        case notReady
    }

    /// How the refusal answers.
    package let kind: Kind
    /// The stable kebab-case code, one of ``RefusalCode``.
    package let code: String
    /// The camelCase path of the input field, such as `contactPoints[0].value`.
    package let field: String?
    /// A short English rule text without any personal value, with the article where one applies.
    package let rule: String?
    /// Seconds after which asking again makes sense.
    package let retryAfter: Int?

    /// Makes a refusal; give `field` and `rule` wherever they are known.
    package init(
        _ kind: Kind, _ code: String, field: String? = nil, rule: String? = nil, retryAfter: Int? = nil
    ) {
        self.kind = kind
        self.code = code
        self.field = field
        self.rule = rule
        self.retryAfter = retryAfter
    }

    /// Makes a refusal with a code of the closed list.
    package init(
        _ kind: Kind, _ code: RefusalCode, field: String? = nil, rule: String? = nil, retryAfter: Int? = nil
    ) {
        self.init(kind, code.rawValue, field: field, rule: rule, retryAfter: retryAfter)
    }

    /// The same refusal, naming the field it came from.
    package func at(_ field: String) -> Refusal {
        Refusal(kind, code, field: field, rule: rule, retryAfter: retryAfter)
    }
}

extension Refusal {
    /// The refusal 412 `version-mismatch` of whoever wants to change `thing`, an English word, but has seen an older version.
    package static func changedMeanwhile(_ thing: StaticString) -> Refusal {
        Refusal(
            .preconditionFailed, RefusalCode.versionMismatch, rule: "Somebody changed this \(thing) in the meantime.")
    }

    /// Refuses a `version` that is not the `current` one; nil takes whatever is there.
    ///
    /// - Throws: ``changedMeanwhile(_:)``.
    package static func check(_ version: Int32?, is current: Int32, of thing: StaticString) throws(Refusal) {
        guard version == nil || version == current else { throw changedMeanwhile(thing) }
    }
}

extension Refusal: CustomStringConvertible {
    /// Kind, code and field; nothing that somebody typed.
    package var description: String {
        field.map { "\(kind.rawValue): \(code) (\($0))" } ?? "\(kind.rawValue): \(code)"
    }
}
