package import HTTPTypes
package import Hummingbird

/// A JSON answer of the API, with status, `ETag` and `Location` where they apply.
package struct JSONAnswer<Body: Encodable & Sendable>: ResponseGenerator {
    private let status: HTTPResponse.Status
    private let body: Body
    private let headers: HTTPFields

    private init(_ status: HTTPResponse.Status, _ body: Body, version: Int64?, headers: HTTPFields) {
        self.status = status
        self.body = body
        var headers = headers
        if let version { headers[.eTag] = EntityTag(version: version).description }
        self.headers = headers
    }

    /// 200; `version` becomes the `ETag`.
    package static func ok(_ body: Body, version: Int64? = nil, headers: HTTPFields = [:]) -> Self {
        Self(.ok, body, version: version, headers: headers)
    }

    /// 201 with the path of what was made; `version` becomes the `ETag`.
    package static func created(_ body: Body, location: String, version: Int64? = nil) -> Self {
        Self(.created, body, version: version, headers: [.location: LocalRedirect.safe(location)])
    }

    /// 202 with the path where the work can be watched.
    package static func accepted(_ body: Body, location: String? = nil) -> Self {
        Self(.accepted, body, version: nil, headers: location.map { [.location: LocalRedirect.safe($0)] } ?? [:])
    }

    /// The answer, as the server library asks for it.
    package func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        let bytes = try APIEncoder.bytes(body)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
