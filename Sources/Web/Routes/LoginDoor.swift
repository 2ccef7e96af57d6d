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
        case .challenged(let challenge): try await ask(challenge, next, request, context)
        case .choice: nil
        }
    }

    /// What a member's codes are counted by.
    static func codeKey(_ member: UUID) -> [UInt8] { Array(member.uuidString.utf8) }

    /// `POST /login/code`.
    func answer(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let next = Self.destination(form["next"])
        guard let kept = form["ticket"].flatMap({ pending.take($0) }), case .challenge(let challenge) = kept.login
        else {
            return support.redirect("/login")
        }
        let key = Self.codeKey(challenge.member)
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
            return try await ask(challenge, next, request, context, again: (refusal, kept.until))
        }
    }

    private func ask(
        _ challenge: LogIn.Challenge, _ next: String?, _ request: Request, _ context: ObhutRequestContext,
        again: (refusal: Refusal, until: ContinuousClock.Instant)? = nil
    ) async throws -> Response {
        let texts = support.texts(request, context)
        let t = texts.secondFactor
        let secret = challenge.mustEnrol ? try await support.useCases.logIn.enrol(challenge, again: again != nil) : nil
        let failure = again.map { HTTPFailure($0.refusal) }
        return try support.door(
            SecondFactorPage(
                texts: texts, secret: secret, ticket: pending.keep(.challenge(challenge), until: again?.until),
                next: next, csrf: context.session?.csrfToken, refusal: again?.refusal),
            request: request, context: context, title: challenge.mustEnrol ? t.setUpTitle : t.askTitle,
            lead: challenge.mustEnrol ? t.mustLead : t.askLead, status: failure?.status ?? .ok,
            headers: failure?.waiting ?? [:])
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
