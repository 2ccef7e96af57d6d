import Domain
import HTTPTypes
import Hummingbird
import Synchronization

/// Lets only so many requests in at once; probes pass, so that a full service is not taken for a dead one.
final class ConcurrencyMiddleware: RouterMiddleware {
    typealias Context = ObhutRequestContext

    private let limit: Int
    private let inside = Mutex(0)

    init(limit: Int) {
        self.limit = limit
    }

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        if RouteArea(path: request.uri.path) == .health { return try await next(request, context) }
        let isAdmitted = inside.withLock { inside in
            guard inside < limit else { return false }
            inside += 1
            return true
        }
        guard isAdmitted else {
            throw HTTPFailure(.serviceUnavailable, RefusalCode.busy, retryAfter: 1)
        }
        defer { inside.withLock { $0 -= 1 } }
        return try await next(request, context)
    }
}
