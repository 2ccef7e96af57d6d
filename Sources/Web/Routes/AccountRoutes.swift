import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/account`: the member's own name, password, second factor and logins.
struct AccountRoutes {
    let support: PageSupport
    /// Counts passwords and codes by member.
    let codes: RateLimiter

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("account") { request, context in try await page(request, context) }
        staff.post("account/name", use: rename)
        staff.post("account/password", use: changePassword)
        staff.post("account/sessions", use: endOthers)
        staff.post("account/sessions/{id}", use: end)
        staff.post("account/second-factor", use: begin)
        staff.get("account/second-factor") { request, context in try await factor(request, context) }
        staff.post("account/second-factor/confirmation", use: confirm)
        staff.post("account/second-factor/codes", use: renew)
        staff.post("account/second-factor/removal", use: remove)
    }

    private func page(
        _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil, typed: String? = nil
    ) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let member = try await support.useCases.account.own(by: context.actor)
        let content = AccountPage(
            member, sessions: try await support.useCases.sessions.list(by: context.actor), own: context.session.id,
            factor: try await support.useCases.factor.status(by: context.actor), desk: desk,
            problem: refusal.map { ($0.field ?? "password", desk.texts.line($0)) }, typed: typed)
        return try desk.answer(
            Page(frame: desk.frame(nil, title: content.t.title), page: content),
            failure: refusal.map { HTTPFailure($0) })
    }

    /// Does something that a refusal of a field shows on the page again.
    private func trying(
        _ request: Request, _ context: StaffRequestContext, typed: String? = nil,
        _ work: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await work()
        } catch let refusal as Refusal where refusal.field != nil || refusal.kind == .tooMany {
            return try await page(request, context, refusal: refusal, typed: typed)
                .response(from: request, context: context)
        }
    }

    @Sendable
    private func rename(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let name = try await request.form(context)["name"]
        return try await trying(request, context, typed: name) {
            try await support.useCases.account.rename(name, by: context.actor)
            return support.redirect("/account", flash: Flash(.nameSaved))
        }
    }

    @Sendable
    private func changePassword(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let password = form.raw("password") ?? ""
        let desk = try await support.desk(request, context)
        guard form.raw("again").map({ $0 == password }) ?? true else {
            let member = try await support.useCases.account.own(by: context.actor)
            let content = AccountPage(
                member, sessions: try await support.useCases.sessions.list(by: context.actor),
                own: context.session.id, factor: try await support.useCases.factor.status(by: context.actor),
                desk: desk, problem: ("again", desk.texts.invitation.passwordsDiffer))
            return try desk.answer(
                Page(frame: desk.frame(nil, title: content.t.title), page: content), status: .unprocessableContent
            ).response(from: request, context: context)
        }
        return try await trying(request, context) {
            try codes.spend(passwordKey(context))
            try await support.useCases.account.changePassword(
                from: form.raw("current") ?? "", to: password, keeping: context.session.id, by: context.actor)
            codes.forgive(passwordKey(context))
            forget(context)
            return support.redirect("/account", flash: Flash(.passwordChanged))
        }
    }

    @Sendable
    private func end(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        try await support.useCases.sessions.end(id, by: context.actor)
        support.identities.revoke(id: id)
        return support.redirect("/account", flash: Flash(.sessionEnded))
    }

    @Sendable
    private func endOthers(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let count = try await support.useCases.sessions.endOthers(than: context.session.id, by: context.actor)
        forget(context)
        return support.redirect("/account", flash: Flash(.othersEnded, [count]))
    }

    @Sendable
    private func begin(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        // Always a new one: what waits may have been seen by whoever sat here before.
        try await support.useCases.factor.begin(by: context.actor)
        return support.redirect("/account/second-factor")
    }

    private func factor(
        _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil
    ) async throws -> Response {
        guard let secret = try await support.useCases.factor.pending(by: context.actor) else {
            return support.redirect("/account")
        }
        let desk = try await support.desk(request, context)
        let t = desk.texts.secondFactor
        let frame = desk.frame(
            nil, title: t.setUpTitle, lead: t.setUpLead, crumbs: [Crumb(desk.texts.account.title, href: "/account")])
        return try desk.answer(
            Page(frame: frame, page: AccountFactorPage(secret, desk: desk, refusal: refusal)),
            failure: refusal.map { HTTPFailure($0) }
        ).response(from: request, context: context)
    }

    @Sendable
    private func confirm(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let code = try await request.form(context)["code"] ?? ""
        do {
            try codes.spend(codeKey(context))
            let fresh = try await support.useCases.factor.confirm(code, by: context.actor)
            codes.forgive(codeKey(context))
            return try await show(fresh, request, context)
        } catch let refusal as Refusal where refusal.field != nil || refusal.kind == .tooMany {
            return try await factor(request, context, refusal: refusal)
        }
    }

    @Sendable
    private func renew(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let code = try await request.form(context)["code"] ?? ""
        return try await trying(request, context) {
            try codes.spend(codeKey(context))
            let fresh = try await support.useCases.factor.renewCodes(code, by: context.actor)
            codes.forgive(codeKey(context))
            return try await show(fresh, request, context)
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let code = try await request.form(context)["code"] ?? ""
        return try await trying(request, context) {
            try codes.spend(codeKey(context))
            try await support.useCases.factor.remove(code, by: context.actor)
            codes.forgive(codeKey(context))
            return support.redirect("/account", flash: Flash(.factorRemoved))
        }
    }

    private func show(
        _ fresh: [String], _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let t = desk.texts.secondFactor
        let frame = desk.frame(
            nil, title: t.codesTitle, lead: t.codesLead, crumbs: [Crumb(desk.texts.account.title, href: "/account")])
        return try desk.answer(Page(frame: frame, page: AccountCodesPage(t: t, codes: fresh)))
            .response(from: request, context: context)
    }

    /// The login's own key: one budget of codes, wherever they are tried.
    private func codeKey(_ context: StaffRequestContext) -> [UInt8] {
        context.actor.member.map(LoginDoor.codeKey) ?? []
    }

    private func passwordKey(_ context: StaffRequestContext) -> [UInt8] {
        Array("password \(context.actor.member?.uuidString ?? "")".utf8)
    }

    /// Ended sessions are refused at once here, too.
    private func forget(_ context: StaffRequestContext) {
        guard let member = context.actor.member else { return }
        support.identities.revoke(tenant: context.actor.tenant, member: member)
    }
}
