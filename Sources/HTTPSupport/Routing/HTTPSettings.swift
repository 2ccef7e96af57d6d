/// What the operator decides about the HTTP surface.
package struct HTTPSettings: Sendable {
    /// `OBHUT_BASE_URL`.
    package let baseURL: BaseURL
    /// `OBHUT_TRUSTED_PROXIES`.
    package let trustedProxies: TrustedProxies
    /// The bounds.
    package let limits: HTTPLimits

    /// The paths whose pages send a multipart body with its CSRF token in front; anywhere else such a body is refused.
    package let uploads: Set<String>

    /// Collects the settings.
    package init(
        baseURL: BaseURL, trustedProxies: TrustedProxies = .none, limits: HTTPLimits = HTTPLimits(),
        uploads: Set<String> = []
    ) {
        self.baseURL = baseURL
        self.trustedProxies = trustedProxies
        self.limits = limits
        self.uploads = uploads
    }
}
