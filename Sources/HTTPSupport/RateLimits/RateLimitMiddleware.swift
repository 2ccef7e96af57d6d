package import Hummingbird

/// Counts every request of a group by a key of its context.
package struct RateLimitMiddleware<Context: ObhutContext>: RouterMiddleware {
    private let limiter: RateLimiter
    private let key: @Sendable (Context) -> [UInt8]

    /// Makes a middleware.
    package init(_ limiter: RateLimiter, by key: @escaping @Sendable (Context) -> [UInt8]) {
        self.limiter = limiter
        self.key = key
    }

    /// Passes the request on, or answers it.
    package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        try limiter.spend(key(context))
        return try await next(request, context)
    }
}
