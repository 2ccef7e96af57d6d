package import Hummingbird

/// Writes JSON answers: RFC 3339 times in UTC, member names in a fixed order, slashes as they are.
package struct APIEncoder: ResponseEncoder {
    /// Makes an encoder.
    package init() {}

    /// The encoded value.
    package func encode(
        _ value: some Encodable, from request: Request, context: some RequestContext
    ) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Self.bytes(value))))
    }

    /// The JSON text of `value`.
    package static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let writer = JSONTextWriter()
        try writer.value(value)
        return writer.bytes
    }

    /// The JSON text of an error document, which holds only texts and numbers and so always encodes.
    static func buffer(_ problem: Problem) -> ByteBuffer {
        ByteBuffer(bytes: (try? bytes(problem)) ?? Array("{}".utf8))
    }
}
