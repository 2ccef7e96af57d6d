import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/login`, `/logout`, the choice of a business and the code after the password.
struct LoginRoutes {
    let support: PageSupport
    let door: LoginDoor
    let limiter: RateLimiter

    func add(to router: ObhutRouter) {
        let doors = router.doors()
        doors.get("login", use: show)
        doors.post("login", use: logIn)
        doors.post("login/code") { request, context in try await door.answer(request, context) }
        router.staff().post("logout", use: logOut)
    }

    @Sendable
    private func show(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let next = LoginDoor.destination(request.uri.queryParameters.get("next"))
        if context.session?.actor != nil { return LocalRedirect.seeOther(next ?? "/people") }
        let texts = support.texts(request, context)
        return try page(LoginPage(texts: texts, next: next, csrf: context.session?.csrfToken), request, context)
    }

    @Sendable
    private func logIn(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let texts = support.texts(request, context)
        let next = LoginDoor.destination(form["next"])
        var email = form["email"] ?? ""
        var password = form.raw("password") ?? ""
        if case .password(let keptEmail, let keptPassword) = form["ticket"].flatMap({ door.pending.take($0)?.login }) {
            (email, password) = (keptEmail, keptPassword)
        }
        do {
            guard !email.isEmpty else { throw Refusal(.invalid, RefusalCode.required, field: "email") }
            guard !password.isEmpty else { throw Refusal(.invalid, RefusalCode.required, field: "password") }
            let key = LogIn.key(of: email)
            try limiter.spend(key)
            let outcome = try await support.useCases.logIn(
                email: email, password: password, slug: form["tenant"], device: request.device)
            limiter.forgive(key)
            if case .choice(let tenants) = outcome {
                return try choice(tenants, email, password, next, request, context)
            }
            if let answer = try await door.proceed(outcome, next: next, request, context) { return answer }
            throw Refusal(.unauthenticated, RefusalCode.credentialsWrong)
        } catch let refusal as Refusal {
            let failure = HTTPFailure(refusal)
            return try page(
                LoginPage(texts: texts, email: email, next: next, csrf: context.session?.csrfToken, refusal: refusal),
                request, context, status: failure.status, headers: failure.waiting)
        }
    }

    private func choice(
        _ tenants: [TenantRecord], _ email: String, _ password: String, _ next: String?, _ request: Request,
        _ context: ObhutRequestContext
    ) throws -> Response {
        let texts = support.texts(request, context)
        let content = TenantChoicePage(
            t: texts.login, tenants: tenants.map { .init(slug: $0.slug, name: $0.name) },
            ticket: door.pending.keep(.password(email: email, password: password)), next: next,
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
}
