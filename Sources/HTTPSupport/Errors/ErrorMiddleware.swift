import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Turns every thrown error into its answer, inside the middlewares that add headers and write the access log.
///
/// Nothing is thrown past it: what the server library renders itself would miss those headers.
struct ErrorMiddleware: RouterMiddleware {
    let mapping: FailureMapping
    let renderPage: ErrorPage.Renderer

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let (failure, isExpected) = mapping.failure(for: error)
            if !isExpected {
                context.logger.error("unexpected error", metadata: ["error.type": "\(type(of: error))"])
            }
            return answer(failure, to: request, context: context)
        }
    }

    private func answer(_ failure: HTTPFailure, to request: Request, context: ObhutRequestContext) -> Response {
        if let door = loginDoor(failure, request) { return door }
        let area = RouteArea(path: request.uri.path)
        var headers = failure.headers
        if failure.status == .unauthorized, area == .api { headers[.wwwAuthenticate] = "Bearer realm=\"obhut\"" }
        headers.append(contentsOf: failure.waiting)
        if failure.closesConnection { headers[.connection] = "close" }
        let body: ByteBuffer
        if area == .page {
            let page = ErrorPage(
                failure: failure, requestID: context.requestID, language: context.language,
                isStaff: context.session != nil)
            headers[.contentType] = "text/html; charset=utf-8"
            body = ByteBuffer(string: renderPage(page))
        } else {
            let problem = Problem(failure, requestID: context.requestID, pattern: context.matchedPattern)
            headers[.contentType] = "application/problem+json"
            body = APIEncoder.buffer(problem)
        }
        let response = Response(status: failure.status, headers: headers, body: ResponseBody(byteBuffer: body))
        // Routes have their HEAD twins; only what no route matched comes here as HEAD.
        return request.method == .head && context.matchedPattern == nil ? response.createHeadResponse() : response
    }

    /// A page that needs a login sends there instead, and back afterwards.
    private func loginDoor(_ failure: HTTPFailure, _ request: Request) -> Response? {
        guard failure.status == .unauthorized, failure.code == RefusalCode.unauthenticated.rawValue,
            RouteArea(path: request.uri.path) == .page
        else { return nil }
        let isRead = request.method == .get || request.method == .head
        return LocalRedirect.login(returningTo: isRead ? request.uri.path : nil)
    }
}
