package import Hummingbird

/// A finished document of ours: a receipt, the OpenAPI document. It may change or go, so nobody keeps it.
package struct DocumentAnswer: ResponseGenerator {
    private let bytes: [UInt8]
    private let mediaType: String

    /// Makes an answer of these bytes.
    package init(_ bytes: [UInt8], mediaType: String = "application/json") {
        self.bytes = bytes
        self.mediaType = mediaType
    }

    /// The bytes as they are.
    package func response(from request: Request, context: some RequestContext) -> Response {
        Response(
            status: .ok, headers: [.contentType: mediaType], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
