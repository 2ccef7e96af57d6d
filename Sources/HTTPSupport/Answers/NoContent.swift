package import Hummingbird

/// 204: done, nothing to say.
package struct NoContent: ResponseGenerator {
    private let version: Int64?

    /// Makes the answer; `version` becomes the `ETag`.
    package init(version: Int64? = nil) {
        self.version = version
    }

    /// The answer, as the server library asks for it.
    package func response(from request: Request, context: some RequestContext) -> Response {
        var response = Response(status: .noContent)
        if let version { response.headers[.eTag] = EntityTag(version: version).description }
        return response
    }
}
