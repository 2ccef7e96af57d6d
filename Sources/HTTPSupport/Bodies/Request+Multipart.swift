package import Hummingbird

extension Request {
    /// The multipart body, after its first part has shown the session's CSRF token where one is due.
    ///
    /// - Throws: `HTTPFailure` 415 for another media type, 413 over `limit` bytes, 403 where the field `csrf` is not
    ///   first or not right.
    package func multipart(_ context: some ObhutContext, upTo limit: Int) async throws -> MultipartReader {
        if let announced = headers[.contentLength].flatMap(Int.init), announced > limit {
            throw FailureMapping.tooLarge
        }
        var reader = try MultipartReader(body, contentType: headers[.contentType] ?? "", limit: limit)
        if let proof = context.multipartProof {
            guard let part = try await reader.nextPart(), part.name == "csrf", part.fileName == nil else {
                throw CSRFMiddleware.refusal
            }
            try CSRFMiddleware.compare(try await reader.text(upTo: 128), proof.token)
        }
        return reader
    }
}
