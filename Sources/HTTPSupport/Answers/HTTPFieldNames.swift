package import HTTPTypes

/// The header fields we use beyond those that the HTTP types name.
extension HTTPField.Name {
    package static let forwardedFor = named("X-Forwarded-For")
    package static let forwardedProto = named("X-Forwarded-Proto")
    package static let requestID = named("X-Request-Id")
    package static let idempotencyKey = named("Idempotency-Key")
    package static let idempotencyReplayed = named("Idempotency-Replayed")
    package static let secFetchSite = named("Sec-Fetch-Site")
    package static let csrfToken = named("X-CSRF-Token")
    package static let referrerPolicy = named("Referrer-Policy")
    package static let permissionsPolicy = named("Permissions-Policy")
    package static let frameOptions = named("X-Frame-Options")
    package static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
    package static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
    package static let robots = named("X-Robots-Tag")

    /// Names a field from a literal of this file.
    private static func named(_ literal: StaticString) -> Self {
        // SAFETY: every literal above is a token (RFC 9110 §5.6.2), for which the initialiser never answers nil.
        // swift-format-ignore: NeverForceUnwrap
        Self(literal.description)!
    }
}
