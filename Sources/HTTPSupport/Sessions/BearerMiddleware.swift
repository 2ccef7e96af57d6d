import Domain
import HTTPTypes
import Hummingbird

/// Resolves `Authorization: Bearer obh_…` (RFC 6750); cookies are not looked at, so the API needs no CSRF token.
struct BearerMiddleware: RouterMiddleware {
    let credentials: CredentialResolver

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let secret = Self.secret(in: request.headers), let token = try await credentials.token(secret) else {
            throw Refusal(.unauthenticated, RefusalCode.unauthenticated)
        }
        var context = context
        context.token = token
        context.tell(token.actor)
        return try await next(request, context)
    }

    /// The token of the one `Authorization` header, where it has the shape of ours.
    static func secret(in headers: HTTPFields) -> String? {
        let values = headers[values: .authorization]
        guard values.count == 1, let value = values.first, value.utf8.count <= 256 else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].hasPrefix("obh_") else { return nil }
        return String(parts[1])
    }
}
