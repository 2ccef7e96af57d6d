import HTTPTypes
package import Hummingbird
import NIOCore

/// A file to save: an export, an attachment. It is never shown inside our origin.
package struct FileAnswer: ResponseGenerator {
    private let name: String
    private let mediaType: String
    private let body: ResponseBody

    /// Makes an answer; `body` may be written as it is made.
    ///
    /// `name` is the suggested file name: other characters than letters, digits, `-`, `.`, `_` become `_` in the plain
    ///   form and are kept in the encoded one (RFC 6266, RFC 8187).
    package init(name: String, mediaType: String, body: ResponseBody) {
        self.name = name
        self.mediaType = mediaType
        self.body = body
    }

    /// Makes an answer that is written piece by piece while `file` is read, so that a file of any length takes little memory.
    package init<File: AsyncIteratorProtocol & Sendable>(
        name: String, mediaType: String, reading file: File
    ) where File.Element == [UInt8] {
        self.init(
            name: name, mediaType: mediaType,
            body: ResponseBody { writer in
                var file = file
                while let bytes = try await file.next() { try await writer.write(ByteBuffer(bytes: bytes)) }
                try await writer.finish(nil)
            })
    }

    /// What takes the bytes of a file.
    package typealias Sink = @concurrent ([UInt8]) async throws -> Void

    /// Makes an answer whose bytes `file` hands to a sink as it makes them.
    package init(
        name: String, mediaType: String, writing file: @concurrent @escaping @Sendable (Sink) async throws -> Void
    ) {
        self.init(
            name: name, mediaType: mediaType,
            body: ResponseBody { writer in
                try await file { bytes in try await writer.write(ByteBuffer(bytes: bytes)) }
                try await writer.finish(nil)
            })
    }

    /// The answer, as the server library asks for it.
    package func response(from request: Request, context: some RequestContext) -> Response {
        let plain = String(decoding: name.utf8.prefix(120).map(Self.plain), as: UTF8.self)
        let disposition = "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(FormEncoding.encode(name))"
        let headers: HTTPFields = [
            .contentType: mediaType,
            .contentDisposition: disposition,
            .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
        ]
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func plain(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            byte
        default: UInt8(ascii: "_")
        }
    }
}
