import HTTPTypes
import Hummingbird

/// Slows down who tries credentials: an address whose requests end unauthenticated too often is refused before the
/// look-up, unless it shows a token that is known to hold.
struct BadCredentialMiddleware: RouterMiddleware {
    let limiter: RateLimiter
    let credentials: CredentialResolver
    let mapping: FailureMapping

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        if !isKnown(request) { try limiter.check(context.client.limiterKey) }
        do {
            return try await next(request, context)
        } catch {
            if mapping.failure(for: error).failure.status == .unauthorized {
                try? limiter.spend(context.client.limiterKey)
            }
            throw error
        }
    }

    private func isKnown(_ request: Request) -> Bool {
        BearerMiddleware.secret(in: request.headers).map(credentials.remembers) ?? false
    }
}
