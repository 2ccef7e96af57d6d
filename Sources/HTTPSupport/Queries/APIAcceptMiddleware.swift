import Domain
import HTTPTypes
import Hummingbird

/// Refuses reads whose `Accept` takes nothing that the API writes (406); writes are answered in JSON whatever they
/// ask for, since nobody should have to guess whether something was done (RFC 9110 §12.1).
struct APIAcceptMiddleware: RouterMiddleware {
    private static let offers = [
        "application/json", "application/problem+json", "application/zip", "text/csv", "text/vcard",
        "application/octet-stream",
    ]

    func handle(
        _ request: Request, context: APIRequestContext,
        next: @concurrent (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let isRead = request.method == .get || request.method == .head
        guard !isRead || AcceptedMedia(request.headers[.accept]).best(of: Self.offers) != nil else {
            throw HTTPFailure(.notAcceptable, HTTPCode.notAcceptable, rule: "Answers are application/json.")
        }
        return try await next(request, context)
    }
}
