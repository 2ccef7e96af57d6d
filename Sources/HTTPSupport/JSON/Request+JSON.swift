import Domain
import HTTPTypes
package import Hummingbird

extension Request {
    /// The JSON body of at most `limit` bytes as `type`, strictly; a PATCH may call it a merge patch too (RFC 7396).
    ///
    /// - Throws: `HTTPFailure` 415 for another media type, 413 over the limit, 400 and 422 as ``StrictJSONDecoder``
    ///   says.
    package func json<Value: Decodable>(_ type: Value.Type, upTo limit: Int = BodyLimit.json) async throws -> Value {
        try requireMediaType(["application/json"] + (method == .patch ? ["application/merge-patch+json"] : []))
        return try StrictJSONDecoder().decode(type, from: try await bytes(upTo: limit))
    }

    /// The whole body.
    ///
    /// - Throws: `HTTPFailure` 413 over the limit, before a byte is read where `Content-Length` says so.
    package func bytes(upTo limit: Int) async throws -> [UInt8] {
        if let announced = headers[.contentLength].flatMap(Int.init), announced > limit {
            throw FailureMapping.tooLarge
        }
        let buffer = try await body.collect(upTo: limit)
        return Array(buffer.readableBytesView)
    }

    /// Refuses a body of another media type than `mediaTypes` with 415, and one of another character set than UTF-8
    /// unless the reader finds the character set out by itself.
    @discardableResult
    package func requireMediaType(_ mediaTypes: [String], anyCharset: Bool = false) throws -> String {
        let given = MediaTypeField(headers[.contentType] ?? "")
        let isReadable = anyCharset || given.parameters["charset"].map { $0 == "utf-8" } ?? true
        guard mediaTypes.contains(given.name), isReadable else {
            throw HTTPFailure(
                .unsupportedMediaType, RefusalCode.mediaTypeUnsupported,
                rule: "Send \(mediaTypes.joined(separator: " or "))\(anyCharset ? "" : " in UTF-8").",
                headers: [.accept: mediaTypes.joined(separator: ", ")])
        }
        guard headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else {
            throw HTTPFailure(
                .unsupportedMediaType, RefusalCode.mediaTypeUnsupported, rule: "Send the body uncompressed.")
        }
        return given.name
    }
}
