package import Hummingbird

/// 304: the client has this version already; see `Request.alreadyHas(version:)`.
package struct NotModified: ResponseGenerator {
    private let version: Int64

    /// Makes the answer; `version` becomes the `ETag`.
    package init(version: Int64) {
        self.version = version
    }

    /// The answer, as the server library asks for it.
    package func response(from request: Request, context: some RequestContext) -> Response {
        Response(status: .notModified, headers: [.eTag: EntityTag(version: version).description])
    }
}
