import Domain
import HTTPTypes
import Hummingbird

/// While the keystore is sealed, nothing answers but the probes.
struct SealMiddleware: RouterMiddleware {
    let isSealed: @Sendable () -> Bool

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        guard RouteArea(path: request.uri.path) == .health || !isSealed() else {
            throw HTTPFailure(.serviceUnavailable, RefusalCode.sealed, retryAfter: 10)
        }
        return try await next(request, context)
    }
}
