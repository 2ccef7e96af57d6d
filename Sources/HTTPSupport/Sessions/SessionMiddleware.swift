import Domain
import Hummingbird
import Logging

/// Resolves the session cookie, where one came along; whether a session is needed, the route's context decides.
struct SessionMiddleware: RouterMiddleware {
    let cookie: SessionCookie
    let credentials: CredentialResolver

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let secret = cookie.value(in: request.headers) else { return try await next(request, context) }
        var context = context
        context.session = try await credentials.session(secret)
        context.tell(context.session?.actor)
        return try await next(request, context)
    }
}

extension ObhutRequestContext {
    /// Adds the tenant to what is logged from here on; a random id that names nobody.
    mutating func tell(_ actor: Actor?) {
        guard let actor else { return }
        trail.tenant = actor.tenant
        logger[metadataKey: "tenant"] = "\(actor.tenant)"
    }
}
