import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// Adding and editing an organisation: what was typed survives every refusal, nobody's change is overwritten unasked.
struct OrganizationFormRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("organizations/new", use: blank)
        staff.post("organizations/new", use: create)
        staff.get("organizations/{id}/edit", use: edit)
        staff.post("organizations/{id}/edit", use: save)
    }

    private var organizations: OrganizationUseCases { support.useCases.organizations }

    @Sendable
    private func blank(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        return try await newPage(OrganizationEntry(), request, context)
    }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        var entry = OrganizationEntry(form)
        if let more = form["add"] {
            try context.actor.require(.peopleWrite)
            entry.reach.add(more)
            return try await newPage(entry, request, context)
        }
        do {
            let content = try entry.content()
            let id = try await organizations.create(
                OrganizationInput(
                    profile: content.profile, lifecycle: content.lifecycle, owner: content.owner,
                    processing: entry.reach.statement), by: context.actor, entry: .page)
            return support.redirect("/organizations/\(id.path)", flash: Flash(.created))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await newPage(entry, request, context, refusal: refusal)
        }
    }

    private func newPage(
        _ entry: OrganizationEntry, _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let t = desk.texts.organization
        let content = OrganizationFormPage(
            entry, desk: desk, action: "/organizations/new", cancelHref: "/organizations", submit: t.create,
            purposes: try await support.useCases.purposes(by: context.actor),
            members: try await SubjectPages(support: support).members(context.actor), refusal: refusal)
        return try desk.answer(
            Page(
                frame: desk.frame(.organizations, title: t.create, crumbs: [Crumb(t.title, href: "/organizations")]),
                page: content), status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func edit(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        let organization = try await organizations.read.one(try context.identifier(), by: context.actor)
        return try await editPage(
            OrganizationEntry(organization), organization.id, version: organization.version, request, context)
    }

    @Sendable
    private func save(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        var entry = OrganizationEntry(form)
        let version = try form.version()
        if let more = form["add"] {
            try context.actor.require(.peopleWrite)
            entry.reach.add(more)
            return try await editPage(entry, id, version: version, request, context)
        }
        do {
            let typed = try entry.content()
            _ = try await organizations.change(id, version: version, by: context.actor) { content in
                let unknown = content.profile.unknownFields
                content.profile = typed.profile
                content.profile.unknownFields = unknown
                content.lifecycle = typed.lifecycle
                content.owner = typed.owner
            }
            return support.redirect("/organizations/\(id.path)", flash: Flash(.saved))
        } catch let refusal as Refusal where refusal.kind == .preconditionFailed {
            let current = try await organizations.read.version(of: id, by: context.actor)
            return try await editPage(entry, id, version: current, request, context, isLate: true)
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await editPage(entry, id, version: version, request, context, refusal: refusal)
        }
    }

    private func editPage(
        _ entry: OrganizationEntry, _ id: UUID, version: Int32, _ request: Request, _ context: StaffRequestContext,
        refusal: Refusal? = nil, isLate: Bool = false
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let t = desk.texts.organization
        let path = "/organizations/\(id.path)"
        let content = OrganizationFormPage(
            entry, desk: desk, action: "\(path)/edit", cancelHref: path, submit: desk.texts.common.save,
            version: version, purposes: nil,
            members: try await SubjectPages(support: support).members(context.actor), refusal: refusal, isLate: isLate)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .organizations, title: t.editTitle, lead: desk.texts.personForm.removeHint,
                    crumbs: [Crumb(t.windowTitle, href: path)]), page: content),
            status: isLate ? .preconditionFailed : refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }
}
