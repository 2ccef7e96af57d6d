import Domain
import HTTPTypes
import Hummingbird

/// Refuses unsafe requests that no page of ours sent: origin check for all, and with a session its token too.
///
/// The token comes in the form field `csrf` or the header `X-CSRF-Token`; a multipart body has it in its first part,
/// which is read before anything else of the body (``MultipartProof``).
struct CSRFMiddleware: RouterMiddleware {
    let check: OriginCheck
    /// Where files are sent to: whoever answers there reads the body, and with it the token. Anywhere else a body that
    /// nobody reads would prove nothing.
    let uploads: Set<String>

    func handle(
        _ request: Request, context: ObhutRequestContext,
        next: @concurrent (Request, ObhutRequestContext) async throws -> Response
    ) async throws -> Response {
        if request.method == .get || request.method == .head { return try await next(request, context) }
        guard check.verdict(request.headers) != .foreign else { throw Self.refusal }
        var context = context
        if let session = context.session { try await prove(session, request, &context) }
        return try await next(request, context)
    }

    private func prove(
        _ session: SessionIdentity, _ request: Request, _ context: inout ObhutRequestContext
    ) async throws {
        let mediaType = MediaTypeField(request.headers[.contentType] ?? "").name
        if let header = request.headers[.csrfToken] {
            try Self.compare(header, session.csrfToken)
        } else if mediaType == "multipart/form-data", uploads.contains(request.uri.path) {
            context.multipartProof = MultipartProof(token: session.csrfToken)
        } else {
            let form = try await request.form(upTo: BodyLimit.form)
            try Self.compare(form.raw("csrf") ?? "", session.csrfToken)
            context.form = form
        }
    }

    static func compare(_ given: String, _ expected: String) throws(HTTPFailure) {
        guard !expected.isEmpty, ConstantTime.equal(Array(given.utf8), Array(expected.utf8)) else { throw refusal }
    }

    static let refusal = HTTPFailure(
        .forbidden, RefusalCode.formExpired, rule: "The form was not sent from a page of this session; load it again.")
}
