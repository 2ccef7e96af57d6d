/// What the operator decides about the HTTP surface.
package struct HTTPSettings: Sendable {
    /// `OBHUT_BASE_URL`.
    package let baseURL: BaseURL
    /// `OBHUT_TRUSTED_PROXIES`.
    package let trustedProxies: TrustedProxies
    /// The bounds.
    package let limits: HTTPLimits

    /// Collects the settings.
    package init(baseURL: BaseURL, trustedProxies: TrustedProxies = .none, limits: HTTPLimits = HTTPLimits()) {
        self.baseURL = baseURL
        self.trustedProxies = trustedProxies
        self.limits = limits
    }
}
