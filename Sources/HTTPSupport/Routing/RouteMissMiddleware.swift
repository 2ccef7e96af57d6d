import Domain
import HTTPTypes
import Hummingbird

/// Tells a path that has no route (404) from one that has no such method (405 with `Allow`, RFC 9110 §15.5.6).
struct RouteMissMiddleware: RouterMiddleware {
    let table: RouteTable

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        guard context.matchedPattern == nil else { return try await next(request, context) }
        let methods = table.methods(at: request.uri.path)
        guard !methods.isEmpty, !methods.contains(request.method) else {
            throw HTTPFailure(.notFound, RefusalCode.notFound)
        }
        let allow = methods.map(\.rawValue).joined(separator: ", ")
        throw HTTPFailure(.methodNotAllowed, RefusalCode.methodNotAllowed, headers: [.allow: allow])
    }
}

extension ObhutContext {
    /// The pattern of the route that answers; nil where none matched.
    package var matchedPattern: String? {
        endpointPath == "NotFound" ? nil : endpointPath
    }
}
