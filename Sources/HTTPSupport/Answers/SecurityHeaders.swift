package import HTTPTypes

/// The headers of every answer (ASVS v5.0.0-3.4).
package struct SecurityHeaders: Sendable {
    /// One year or more, with everything below our host (RFC 6797).
    private static let strictTransport = "max-age=63072000; includeSubDomains"
    /// Nothing from anywhere, nothing inline, no frame around us.
    static let documentPolicy = policy(formAction: ["'self'"], ancestors: ["'none'"])
    private static let permissions = """
        accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), \
        encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), \
        midi=(), payment=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()
        """

    private static func policy(formAction: [String], ancestors: [String]) -> String {
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
        manifest-src 'self'; form-action \(formAction.joined(separator: " ")); base-uri 'none'; \
        frame-ancestors \(ancestors.joined(separator: " "))
        """
    }

    /// The policy of a page that pages of these origins may show in a frame, and whose forms may lead to those; none and no
    /// other than ours where there are none.
    package static func policy(framedBy origins: [String], formsTo targets: [String]) -> String {
        policy(formAction: ["'self'"] + targets, ancestors: origins.isEmpty ? ["'none'"] : origins)
    }

    private let isSecure: Bool

    /// Makes the headers for a base URL; HSTS only over https.
    package init(baseURL: BaseURL) {
        isSecure = baseURL.isSecure
    }

    /// Adds what is missing; a stricter policy or a cache rule that the route chose stays.
    package func complete(_ headers: inout HTTPFields) {
        let isPage = headers[.contentType]?.hasPrefix("text/html") ?? false
        let defaults: [(HTTPField.Name, String)] = [
            (.contentSecurityPolicy, isPage ? Self.documentPolicy : "default-src 'none'; frame-ancestors 'none'"),
            (.cacheControl, "no-store"),
            (.crossOriginOpenerPolicy, "same-origin"),
            (.crossOriginResourcePolicy, "same-origin"),
            (.permissionsPolicy, Self.permissions),
        ]
        for (name, value) in defaults where headers[name] == nil { headers[name] = value }
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "no-referrer"
        // It knows no origins: where a page's own policy names who may frame it, it would forbid what that allows.
        let isFramed = headers[.contentSecurityPolicy].map { !$0.contains("frame-ancestors 'none'") } ?? false
        headers[.frameOptions] = isFramed ? nil : "DENY"
        headers[.robots] = "noindex"
        if isSecure { headers[.strictTransportSecurity] = Self.strictTransport }
    }
}
