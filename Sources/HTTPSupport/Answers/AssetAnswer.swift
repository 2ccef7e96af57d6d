package import Hummingbird

/// A style sheet, script or icon of ours, whose address changes with its content.
package struct AssetAnswer: ResponseGenerator {
    private let bytes: [UInt8]
    private let mediaType: String

    /// Makes an answer that may be kept for a year.
    package init(_ bytes: [UInt8], mediaType: String) {
        self.bytes = bytes
        self.mediaType = mediaType
    }

    /// The answer, as the server library asks for it.
    package func response(from request: Request, context: some RequestContext) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: mediaType, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
