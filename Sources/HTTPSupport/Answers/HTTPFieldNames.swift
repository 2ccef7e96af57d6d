package import HTTPTypes

/// The header fields we use beyond those that the HTTP types name.
extension HTTPField.Name {
    /// The client, as a proxy says.
    package static let forwardedFor = named("X-Forwarded-For")
    /// The scheme, as a proxy says.
    package static let forwardedProto = named("X-Forwarded-Proto")
    /// Names the request to the client.
    package static let requestID = named("X-Request-Id")
    /// A name that a client gives one POST.
    package static let idempotencyKey = named("Idempotency-Key")
    /// Whether an answer is an earlier one again.
    package static let idempotencyReplayed = named("Idempotency-Replayed")
    /// Where a request was started, as the browser says (Fetch Metadata).
    package static let secFetchSite = named("Sec-Fetch-Site")
    /// The proof of a form that a script sends.
    package static let csrfToken = named("X-CSRF-Token")
    /// What a browser tells others of where it came from.
    package static let referrerPolicy = named("Referrer-Policy")
    /// What a page may use of the device.
    package static let permissionsPolicy = named("Permissions-Policy")
    /// Whether a page may be framed.
    package static let frameOptions = named("X-Frame-Options")
    /// Whether windows of other origins share our process.
    package static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
    /// Who may embed our resources.
    package static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
    /// What search engines may keep.
    package static let robots = named("X-Robots-Tag")

    /// Names a field from a literal of this file.
    private static func named(_ literal: StaticString) -> Self {
        // SAFETY: every literal above is a token (RFC 9110 §5.6.2), for which the initialiser never answers nil.
        // swift-format-ignore: NeverForceUnwrap
        Self(literal.description)!
    }
}
