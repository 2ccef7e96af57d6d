import Domain
import HTTPTypes
import Hummingbird

/// Refuses what is too large by its head alone: the target, and the body that `Content-Length` announces.
struct RequestBoundsMiddleware: RouterMiddleware {
    let limits: HTTPLimits

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.string.utf8.count <= limits.targetBytes else {
            throw HTTPFailure(.uriTooLong, HTTPCode.targetTooLong, closesConnection: true)
        }
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limits.bodyBytes {
            throw FailureMapping.tooLarge
        }
        return try await next(request, context)
    }
}
