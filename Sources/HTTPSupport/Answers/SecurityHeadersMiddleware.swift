import HTTPTypes
import Hummingbird

/// Adds ``SecurityHeaders`` to every answer, errors included: the error middleware sits inside it.
struct SecurityHeadersMiddleware: RouterMiddleware {
    let headers: SecurityHeaders

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        headers.complete(&response.headers)
        // It has no body, so it has no length of its own (RFC 9110 §8.6).
        if response.status == .noContent { response.headers[.contentLength] = nil }
        // An error document says its request id itself; equal errors stay equal but for that one member.
        if response.status.code < 400 { response.headers[.requestID] = context.requestID.description }
        return response
    }
}
