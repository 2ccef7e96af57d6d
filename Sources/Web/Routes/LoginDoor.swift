import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Texts

/// What follows a right password, however it was given: a session, or the question for a code.
struct LoginDoor: Sendable {
    let support: PageSupport
    let pending = PendingLogins()
    /// Counts codes by member.
    let codes: RateLimiter

    /// Opens the session, or asks for the code; a choice of business is the login's own matter.
    func proceed(
        _ outcome: LogIn.Outcome, next: String?, flash: Flash? = nil, _ request: Request,
        _ context: ObhutRequestContext
    ) async throws -> Response? {
        switch outcome {
        case .opened(let opened):
            support.redirect(
                next ?? "/people", flash: flash, cookies: [support.sessionCookie.starting(opened.secret)])
        case .challenged(let challenge): try await ask(challenge, next, nil, request, context)
        case .choice: nil
        }
    }

    /// `POST /login/code`.
    func answer(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let next = Self.destination(form["next"])
        guard case .challenge(let challenge) = form["ticket"].flatMap({ pending.take($0) }) else {
            return support.redirect("/login")
        }
        let key = Array(challenge.member.uuidString.utf8)
        do {
            try codes.spend(key)
            let (opened, fresh) = try await support.useCases.logIn.answer(
                challenge, code: form["code"] ?? "", device: request.device)
            codes.forgive(key)
            let cookie = support.sessionCookie.starting(opened.secret)
            guard !fresh.isEmpty else { return support.redirect(next ?? "/people", cookies: [cookie]) }
            let texts = support.texts(request, context)
            return try support.door(
                RecoveryCodesPage(t: texts.secondFactor, codes: fresh, next: next ?? "/people"), request: request,
                context: context, title: texts.secondFactor.codesTitle, lead: texts.secondFactor.codesLead,
                headers: [.setCookie: cookie.value])
        } catch let refusal as Refusal where refusal.kind != .unauthenticated {
            return try await ask(challenge, next, refusal, request, context)
        }
    }

    private func ask(
        _ challenge: LogIn.Challenge, _ next: String?, _ refusal: Refusal?, _ request: Request,
        _ context: ObhutRequestContext
    ) async throws -> Response {
        let texts = support.texts(request, context)
        let t = texts.secondFactor
        let secret = challenge.mustEnrol ? try await support.useCases.logIn.enrol(challenge) : nil
        let failure = refusal.map { HTTPFailure($0) }
        var headers: HTTPFields = [:]
        if let seconds = failure?.retryAfter { headers[.retryAfter] = String(seconds) }
        return try support.door(
            SecondFactorPage(
                texts: texts, secret: secret, ticket: pending.keep(.challenge(challenge)), next: next,
                csrf: context.session?.csrfToken, refusal: refusal),
            request: request, context: context, title: challenge.mustEnrol ? t.setUpTitle : t.askTitle,
            lead: challenge.mustEnrol ? t.mustLead : t.askLead, status: failure?.status ?? .ok, headers: headers)
    }

    /// A page to go to after the login; nil for anything that is none of ours, or is the login itself.
    static func destination(_ path: String?) -> String? {
        guard let path, LocalRedirect.safe(path) == path, path != "/", !path.hasPrefix("/login"),
            !path.hasPrefix("/logout")
        else { return nil }
        return path
    }
}

extension Request {
    /// The kind of browser and system this request comes from.
    var device: Device { Device(userAgent: headers[.userAgent]) }
}
