import HTTPTypes
import Hummingbird
import Logging

/// One line a request, from the route's pattern: no URI, no query, no header, no address.
struct AccessLogMiddleware: RouterMiddleware {
    let metrics: RequestMetrics

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        metrics.began()
        defer { metrics.ended() }
        var response = try await next(request, context)
        let duration = ContinuousClock.now - start
        let method = RequestMetrics.name(of: request.method)
        let route = context.matchedPattern ?? "unmatched"
        metrics.record(method: method, route: route, status: response.status.code, duration: duration)
        // Probes come every few seconds; they are counted, and told only when they fail.
        let isQuiet = RouteArea(path: route) == .health && response.status.code < 400
        var metadata: Logger.Metadata = [
            "method": "\(method)", "route": "\(route)", "status": "\(response.status.code)",
            "ms": "\(duration.milliseconds)",
        ]
        if let tenant = context.trail.tenant { metadata["tenant"] = "\(tenant)" }
        context.logger.log(level: isQuiet ? .debug : .info, "request", metadata: metadata)
        if response.body.contentLength == nil { response.body = Self.watched(response.body, context.logger) }
        return response
    }

    /// A body that is written as it is made may break off long after its line was logged.
    private static func watched(_ body: ResponseBody, _ logger: Logger) -> ResponseBody {
        ResponseBody { writer in
            do {
                try await body.write(writer)
            } catch {
                logger.warning("answer broken off", metadata: ["error.type": "\(type(of: error))"])
                throw error
            }
        }
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}
