import HTTPTypes
package import Hummingbird

extension Request {
    /// The urlencoded form in the body: read by the CSRF check already, or read now.
    ///
    /// - Throws: `HTTPFailure` 415 for another media type, 413 over `limit` bytes, 400 and 422 as ``FormData`` says.
    package func form(_ context: some ObhutContext, upTo limit: Int = BodyLimit.form) async throws -> FormData {
        if let form = context.form { return form }
        return try await form(upTo: limit)
    }

    func form(upTo limit: Int) async throws -> FormData {
        if headers[.contentType] == nil, headers[.contentLength] == nil || headers[.contentLength] == "0" {
            return try FormData(urlencoded: [])
        }
        try requireMediaType(["application/x-www-form-urlencoded"])
        return try FormData(urlencoded: try await bytes(upTo: limit))
    }
}
