import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/login`, `/logout` and the choice of a business.
struct LoginRoutes {
    let support: PageSupport
    let limiter: RateLimiter
    let pending = PendingLogins()

    func add(to router: ObhutRouter) {
        let doors = router.doors()
        doors.get("login", use: show)
        doors.post("login", use: logIn)
        router.staff().post("logout", use: logOut)
    }

    @Sendable
    private func show(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let next = Self.destination(request.uri.queryParameters.get("next"))
        if context.session?.actor != nil { return LocalRedirect.seeOther(next ?? "/people") }
        let texts = support.texts(request, context)
        return try page(LoginPage(texts: texts, next: next, csrf: context.session?.csrfToken), request, context)
    }

    @Sendable
    private func logIn(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let texts = support.texts(request, context)
        let next = Self.destination(form["next"])
        let kept = form["ticket"].flatMap { pending.take($0) }
        let email = kept?.email ?? form["email"] ?? ""
        let password = kept?.password ?? form.raw("password") ?? ""
        func again(_ refusal: Refusal) throws -> Response {
            let failure = HTTPFailure(refusal)
            var headers: HTTPFields = [:]
            if let seconds = failure.retryAfter { headers[.retryAfter] = String(seconds) }
            return try page(
                LoginPage(
                    texts: texts, email: email, next: next, csrf: context.session?.csrfToken, refusal: refusal),
                request, context, status: failure.status, headers: headers)
        }
        do {
            guard !email.isEmpty else { throw Refusal(.invalid, RefusalCode.required, field: "email") }
            guard !password.isEmpty else { throw Refusal(.invalid, RefusalCode.required, field: "password") }
            let key = Array(email.lowercased().utf8.prefix(512))
            try limiter.spend(key)
            switch try await support.useCases.logIn(email: email, password: password, slug: form["tenant"]) {
            case .opened(let opened):
                limiter.forgive(key)
                return support.redirect(
                    next ?? "/people", cookies: [support.sessionCookie.starting(opened.secret)])
            case .choice(let tenants):
                limiter.forgive(key)
                return try choice(tenants, email, password, next, request, context)
            }
        } catch let refusal as Refusal {
            return try again(refusal)
        }
    }

    private func choice(
        _ tenants: [TenantRecord], _ email: String, _ password: String, _ next: String?, _ request: Request,
        _ context: ObhutRequestContext
    ) throws -> Response {
        let texts = support.texts(request, context)
        let content = TenantChoicePage(
            t: texts.login, tenants: tenants.map { .init(slug: $0.slug, name: $0.name) },
            ticket: pending.keep(.init(email: email, password: password)), next: next,
            csrf: context.session?.csrfToken)
        return try support.door(
            content, request: request, context: context, title: texts.login.chooseTenant,
            lead: texts.login.chooseTenantLead)
    }

    private func page(
        _ content: LoginPage, _ request: Request, _ context: ObhutRequestContext,
        status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        try support.door(
            content, request: request, context: context, title: content.t.title, lead: content.t.lead, status: status,
            headers: headers)
    }

    @Sendable
    private func logOut(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await support.useCases.logOut(session: context.session.id, by: context.actor)
        support.identities.revoke(id: context.session.id)
        return support.redirect("/login", flash: Flash(.loggedOut), cookies: [support.sessionCookie.ending()])
    }

    /// A page to go to after the login; nil for anything that is none of ours, or is the login itself.
    private static func destination(_ path: String?) -> String? {
        guard let path, LocalRedirect.safe(path) == path, path != "/", !path.hasPrefix("/login"),
            !path.hasPrefix("/logout")
        else { return nil }
        return path
    }
}
