import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/members`: the staff of a business, for those who manage it.
struct MemberRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("members") { request, context in try await list(request, context) }
        staff.post("members", use: invite)
        staff.post("members/login-policy", use: decide)
        staff.get("members/{id}") { request, context in
            try await page(try context.identifier(), request, context)
        }
        staff.post("members/{id}/role", use: changeRole)
        staff.post("members/{id}/disabling") { try await setDisabled(true, $0, $1) }
        staff.post("members/{id}/enabling") { try await setDisabled(false, $0, $1) }
        staff.post("members/{id}/invitation", use: inviteAgain)
        staff.post("members/{id}/password-reset", use: sendReset)
        staff.post("members/{id}/sessions", use: endSessions)
        staff.post("members/{id}/second-factor", use: resetFactor)
    }

    private func list(
        _ request: Request, _ context: StaffRequestContext, entry: MembersPage.Entry = .init(), refusal: Refusal? = nil
    ) async throws -> HTMLAnswer {
        try context.actor.require(.membersManage)
        let desk = try await support.desk(request, context)
        let cursor = try ListCursor(request, list: "members", actor: context.actor, support.cursors)
        let found = try await support.useCases.members.list(
            after: cursor.map { ($0.at, $0.id) }, limit: 51, by: context.actor)
        let shown = Array(found.prefix(50))
        let next = found.count > 50 ? shown.last : nil
        let content = MembersPage(
            shown, withFactor: try await support.useCases.factor.members(by: context.actor),
            required: try await support.useCases.factor.requiredRoles(by: context.actor),
            next: next.map {
                ListCursor(at: $0.createdAt, id: $0.id).text(list: "members", actor: context.actor, support.cursors)
            }, isFirst: cursor == nil, desk: desk, entry: entry,
            problem: refusal.map { ($0.field ?? "email", desk.texts.line($0)) })
        return try desk.answer(
            Page(frame: desk.frame(.members, title: content.t.title), page: content),
            status: refusal.map { HTTPFailure($0).status } ?? .ok)
    }

    @Sendable
    private func invite(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let entry = MembersPage.Entry(
            email: form["email"] ?? "", name: form["name"] ?? "", role: form["role"] ?? Role.sales.rawValue)
        do {
            _ = try await support.useCases.invite(
                email: entry.email, name: entry.name.isEmpty ? nil : entry.name, role: try Self.role(form),
                by: context.actor)
            return support.redirect("/members", flash: Flash(.invited))
        } catch let refusal as Refusal where refusal.field != nil {
            return try await list(request, context, entry: entry, refusal: refusal)
                .response(from: request, context: context)
        }
    }

    @Sendable
    private func decide(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let roles = Set(Role.allCases.filter { form.isTicked("roles.\($0.rawValue)") })
        try await support.useCases.factor.require(roles, by: context.actor)
        return support.redirect("/members", flash: Flash(.memberSaved))
    }

    private func page(
        _ id: UUID, _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil
    ) async throws -> HTMLAnswer {
        try context.actor.require(.membersManage)
        let desk = try await support.desk(request, context)
        let member = try await support.useCases.members.one(id, by: context.actor)
        let factors = try await support.useCases.factor.members(by: context.actor)
        let content = MemberPage(member, hasFactor: factors.contains(id), desk: desk, refusal: refusal)
        let frame = desk.frame(
            .members, title: content.t.windowTitle, heading: member.profile.displayName,
            crumbs: [Crumb(content.t.title, href: "/members")])
        return try desk.answer(
            Page(frame: frame, page: content), status: refusal.map { HTTPFailure($0).status } ?? .ok)
    }

    /// Does something to a member; a conflict is shown on her page.
    private func changing(
        _ request: Request, _ context: StaffRequestContext, told: Flash.Kind,
        _ work: (StoredMember) async throws -> Void
    ) async throws -> Response {
        let id = try context.identifier()
        let member = try await support.useCases.members.one(id, by: context.actor)
        do {
            try await work(member)
        } catch let refusal as Refusal where refusal.kind == .conflict {
            return try await page(id, request, context, refusal: refusal).response(from: request, context: context)
        }
        support.identities.revoke(tenant: context.actor.tenant, member: id)
        return support.redirect("/members/\(id.path)", flash: Flash(told))
    }

    @Sendable
    private func changeRole(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let role = try Self.role(try await request.form(context))
        return try await changing(request, context, told: .memberSaved) { member in
            try await support.useCases.members.setRole(role, member, by: context.actor)
        }
    }

    private func setDisabled(
        _ disabled: Bool, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        try await changing(request, context, told: .memberSaved) { member in
            try await support.useCases.members.setDisabled(disabled, member, by: context.actor)
        }
    }

    @Sendable
    private func inviteAgain(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await changing(request, context, told: .invited) { member in
            _ = try await support.useCases.invite(
                email: member.profile.email, name: member.profile.name, role: member.role, by: context.actor)
        }
    }

    @Sendable
    private func sendReset(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await changing(request, context, told: .messageSent) { member in
            try await support.useCases.forgotten(member, by: context.actor)
        }
    }

    @Sendable
    private func endSessions(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await changing(request, context, told: .memberSessionsEnded) { member in
            try await support.useCases.sessions.endAll(of: member, by: context.actor)
        }
    }

    @Sendable
    private func resetFactor(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await changing(request, context, told: .memberFactorGone) { member in
            try await support.useCases.factor.reset(member, by: context.actor)
        }
    }

    private static func role(_ form: FormData) throws -> Role {
        guard let role = form["role"].flatMap({ Role(rawValue: $0) }) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "role", rule: "One of the roles.")
        }
        return role
    }
}
