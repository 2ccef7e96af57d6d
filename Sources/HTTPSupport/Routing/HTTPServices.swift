package import Domain

/// What the HTTP surface needs from the layers that it must not import; `Service` wires it.
package struct HTTPServices: Sendable {
    /// Resolves sessions and tokens.
    package var authenticator: any Authenticator
    /// Remembers them for a moment; hand the same one to whoever revokes.
    package var identities: IdentityCache
    /// The vault's hashes.
    package var hasher: HTTPHasher
    /// Keeps the answers of POSTs with an `Idempotency-Key`.
    package var idempotency: any IdempotencyStorage
    /// Business time.
    package var clock: any BusinessClock
    /// What errors of lower layers answer.
    package var classify: FailureMapping.Classifier
    /// Renders error pages.
    package var errorPage: ErrorPage.Renderer
    /// Asked by `/ready`.
    package var readiness: @Sendable () async -> Readiness
    /// Whether the keystore is sealed: asked before every request, so it must not wait.
    package var isSealed: @Sendable () -> Bool
    /// Shown by `/version`.
    package var version: String

    /// Collects the services.
    package init(
        authenticator: any Authenticator, identities: IdentityCache = IdentityCache(), hasher: HTTPHasher,
        idempotency: any IdempotencyStorage, clock: any BusinessClock = SystemClock(),
        classify: @escaping FailureMapping.Classifier = { _ in nil },
        errorPage: @escaping ErrorPage.Renderer = ErrorPage.plain,
        readiness: @escaping @Sendable () async -> Readiness = { Readiness(isReady: true) },
        isSealed: @escaping @Sendable () -> Bool = { false }, version: String = "0"
    ) {
        self.authenticator = authenticator
        self.identities = identities
        self.hasher = hasher
        self.idempotency = idempotency
        self.clock = clock
        self.classify = classify
        self.errorPage = errorPage
        self.readiness = readiness
        self.isSealed = isSealed
        self.version = version
    }
}
