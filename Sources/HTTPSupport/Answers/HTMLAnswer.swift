package import HTTPTypes
package import Hummingbird

/// A page; never kept by browsers or proxies.
package struct HTMLAnswer: ResponseGenerator {
    private let status: HTTPResponse.Status
    private let html: String
    private let headers: HTTPFields

    /// Makes a page from finished HTML; 422 shows a form again with what was typed.
    package init(_ html: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
        self.html = html
        self.status = status
        self.headers = headers
    }

    /// The answer, as the server library asks for it.
    package func response(from request: Request, context: some RequestContext) -> Response {
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}
