import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Texts

/// `/forgotten`: the same answer after the same time, whether the address is known or not.
struct ForgottenPasswordRoutes {
    /// Longer than looking up and queueing takes, so that the answer's time says nothing.
    private static let patience = Duration.milliseconds(400)
    let support: PageSupport
    let limiter: RateLimiter

    func add(to router: ObhutRouter) {
        let doors = router.doors()
        doors.get("forgotten") { request, context in
            try page(
                ForgottenPage(texts: support.texts(request, context), csrf: context.session?.csrfToken), request,
                context)
        }
        doors.post("forgotten", use: send)
    }

    @Sendable
    private func send(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let texts = support.texts(request, context)
        let email = form["email"] ?? ""
        let start = ContinuousClock.now
        do {
            try Self.check(email)
            try limiter.spend(LogIn.key(of: email))
        } catch {
            let failure = HTTPFailure(error)
            return try page(
                ForgottenPage(texts: texts, csrf: context.session?.csrfToken, email: email, refusal: error), request,
                context, status: failure.status, headers: failure.waiting)
        }
        try await support.useCases.forgotten(email: email)
        try await Task.sleep(until: start + Self.patience, clock: .continuous)
        return try page(
            ForgottenPage(texts: texts, csrf: context.session?.csrfToken, isSent: true), request, context)
    }

    /// Refuses what is no address before anything is counted.
    private static func check(_ email: String) throws(Refusal) {
        guard !email.isEmpty else { throw Refusal(.invalid, RefusalCode.required, field: "email") }
        _ = try MemberProfile(email: email).validated()
    }

    private func page(
        _ content: ForgottenPage, _ request: Request, _ context: ObhutRequestContext,
        status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        try support.door(
            content, request: request, context: context, title: content.t.forgottenTitle,
            lead: content.isSent ? nil : content.t.forgottenLead, status: status, headers: headers)
    }
}
