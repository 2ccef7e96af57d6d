import Hummingbird
import Texts

/// Fills what every route may ask: the client's address behind trusted proxies, and the language.
struct ArrivalMiddleware: RouterMiddleware {
    let proxies: TrustedProxies

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.client = proxies.client(peer: context.peerAddress, headers: request.headers)
        context.language = Language.preferred(request.headers[.acceptLanguage])
        return try await next(request, context)
    }
}
