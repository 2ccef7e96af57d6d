import Foundation
package import Hummingbird

/// The one router: its middlewares stand in their order before any route can be added.
///
/// Outside in: arrival, security headers, access log, errors, bounds, seal, missing routes, concurrency. Everything
/// thrown below the error middleware gets headers and a log line; nothing is thrown past it.
package final class ObhutRouter {
    /// The cookie of the staff pages' sessions.
    package let sessionCookie: SessionCookie
    /// Signs the cursors of lists.
    package let cursors: CursorCodec
    /// What is remembered of credentials; routes that revoke one tell it, so that it ends at once.
    package let identities: IdentityCache
    /// The routes, complete after ``buildResponder()``.
    package let table = RouteTable()

    private let router = Router(context: ObhutRequestContext.self, options: .autoGenerateHeadEndpoints)
    private let services: HTTPServices
    private let mapping: FailureMapping
    private let sessions: SessionMiddleware
    private let csrf: CSRFMiddleware
    private let badCredentials: BadCredentialMiddleware

    /// Makes a router with `/live`, `/ready` and `/version`.
    package init(settings: HTTPSettings, services: HTTPServices) {
        self.services = services
        sessionCookie = SessionCookie(baseURL: settings.baseURL)
        cursors = CursorCodec(hasher: services.hasher)
        identities = services.identities
        mapping = FailureMapping(classify: services.classify)
        let credentials = CredentialResolver(
            authenticator: services.authenticator, cache: services.identities, hasher: services.hasher,
            clock: services.clock)
        sessions = SessionMiddleware(cookie: sessionCookie, credentials: credentials)
        csrf = CSRFMiddleware(check: OriginCheck(baseURL: settings.baseURL), uploads: settings.uploads)
        badCredentials = BadCredentialMiddleware(
            limiter: RateLimiter(settings.limits.badCredentials, hasher: services.hasher), credentials: credentials,
            mapping: mapping)

        router.add(middleware: ArrivalMiddleware(proxies: settings.trustedProxies))
        router.add(middleware: SecurityHeadersMiddleware(headers: SecurityHeaders(baseURL: settings.baseURL)))
        router.add(middleware: AccessLogMiddleware(metrics: RequestMetrics()))
        router.add(middleware: ErrorMiddleware(mapping: mapping, renderPage: services.errorPage))
        router.add(middleware: RequestBoundsMiddleware(limits: settings.limits))
        router.add(middleware: SealMiddleware(isSealed: services.isSealed))
        router.add(middleware: RouteMissMiddleware(table: table))
        router.add(middleware: ConcurrencyMiddleware(limit: settings.limits.concurrentRequests))
        HealthRoutes(readiness: services.readiness, version: services.version).add(to: router)
    }

    /// `/api/v1`, behind a bearer token: limits by token, `Idempotency-Key` on POST.
    package func api() -> RouterGroup<APIRequestContext> {
        let limiter = limiter(.api)
        return router.group("/api/v1")
            .add(middleware: badCredentials)
            .add(middleware: BearerMiddleware(credentials: sessions.credentials))
            .group(context: APIRequestContext.self)
            .add(middleware: RateLimitMiddleware(limiter) { Array($0.token.id.uuidString.utf8) })
            .add(middleware: APIAcceptMiddleware())
            .add(
                middleware: IdempotencyMiddleware(
                    storage: services.idempotency, hasher: services.hasher, clock: services.clock, mapping: mapping))
    }

    /// `/api/v1`, without a credential: the OpenAPI document.
    package func openAPI() -> RouterGroup<ObhutRequestContext> {
        limited(.visitors, router.group("/api/v1"))
    }

    /// The staff pages: a session, a chosen tenant, and for unsafe methods the session's CSRF token.
    package func staff() -> RouterGroup<StaffRequestContext> {
        router.group()
            .add(middleware: sessions)
            .add(middleware: csrf)
            .group(context: StaffRequestContext.self)
    }

    /// Login, choice of tenant, invitation, forgotten password: a session is known where there is one, foreign
    /// origins are refused, requests are counted by address.
    package func doors() -> RouterGroup<ObhutRequestContext> {
        limited(.doors, router.group()).add(middleware: sessions).add(middleware: csrf)
    }

    /// Public pages: no cookie is looked at, so there is nothing to forge; requests are counted by address.
    package func visitors() -> RouterGroup<ObhutRequestContext> {
        limited(.visitors, router.group())
    }

    /// Public pages whose address holds a secret of 256 random bits, and that is the authority. Nobody guesses one, and a
    /// mailbox provider takes back for thousands of people from one address: a "no" is never refused for coming too often,
    /// so nothing is counted; ``HTTPLimits/concurrentRequests`` is what protects the node.
    package func holders() -> RouterGroup<ObhutRequestContext> {
        router.group()
    }

    /// Style sheets, scripts, icons.
    package func assets() -> RouterGroup<ObhutRequestContext> {
        router.group("/assets")
    }

    /// A limiter of a route's own, such as by account at the login: ``RateLimiter/spend(_:)`` where it counts.
    package func limiter(_ rule: RateLimitRule) -> RateLimiter {
        RateLimiter(rule, hasher: services.hasher)
    }

    /// Completes the table of routes and builds what the server asks.
    package func buildResponder() -> RouterResponder<ObhutRequestContext> {
        table.fill(router.routes.map { ServedRoute(method: $0.method, pattern: $0.path.description) })
        return router.buildResponder()
    }

    private func limited(
        _ rule: RateLimitRule, _ group: RouterGroup<ObhutRequestContext>
    ) -> RouterGroup<ObhutRequestContext> {
        let limiter = limiter(rule)
        return group.add(middleware: RateLimitMiddleware(limiter) { $0.client.limiterKey })
    }
}
