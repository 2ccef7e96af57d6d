import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/people/{id}/employments`: where a person works.
struct EmploymentRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/{id}/employments/new", use: blank)
        staff.post("people/{id}/employments/new", use: create)
        staff.get("people/{id}/employments/{employment}/edit", use: edit)
        staff.post("people/{id}/employments/{employment}/edit", use: save)
        staff.post("people/{id}/employments/{employment}/delete", use: remove)
    }

    private var employments: ManageEmployments { support.useCases.organizations.employments }

    @Sendable
    private func blank(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        let id = try context.identifier()
        _ = try await support.useCases.read.version(of: id, by: context.actor)
        return try await newPage(EmploymentEntry(), id, request, context)
    }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let entry = EmploymentEntry(try await request.form(context))
        do {
            _ = try await employments.add(
                id, in: try entry.checkedOrganization(), try entry.detail(), by: context.actor)
            return support.redirect("/people/\(id.path)", flash: Flash(.saved))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await newPage(entry, id, request, context, refusal: refusal)
        }
    }

    private func newPage(
        _ entry: EmploymentEntry, _ id: UUID, _ request: Request, _ context: StaffRequestContext,
        refusal: Refusal? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let organizations = try await support.useCases.organizations.read.page(
            after: nil, limit: 200, by: context.actor)
        let t = desk.texts.employment
        let content = EmploymentPage(
            entry, in: organizations, path: "/people/\(id.path)/employments", cancelHref: "/people/\(id.path)",
            desk: desk, refusal: refusal)
        return try answer(content, title: t.add, id, desk, status: refusal == nil ? .ok : .unprocessableContent)
            .response(from: request, context: context)
    }

    @Sendable
    private func edit(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        let employment = try await one(context)
        return try await editPage(
            EmploymentEntry(employment.detail), employment, version: employment.version, request, context)
    }

    private func one(_ context: StaffRequestContext) async throws -> StoredEmployment {
        try await employments.one(
            try context.identifier("employment"), of: try context.identifier(), by: context.actor)
    }

    @Sendable
    private func save(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let entry = EmploymentEntry(form)
        let version = try form.version()
        do {
            let typed = try entry.detail()
            let employment = try await employments.change(
                try context.identifier("employment"), of: try context.identifier(), version: version, by: context.actor
            ) { detail in
                let unknown = detail.unknownFields
                detail = typed
                detail.unknownFields = unknown
            }
            return support.redirect("/people/\(employment.person.path)", flash: Flash(.saved))
        } catch let refusal as Refusal where refusal.kind == .preconditionFailed {
            let current = try await one(context)
            return try await editPage(entry, current, version: current.version, request, context, isLate: true)
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await editPage(
                entry, try await one(context), version: version, request, context, refusal: refusal)
        }
    }

    private func editPage(
        _ entry: EmploymentEntry, _ employment: StoredEmployment, version: Int32, _ request: Request,
        _ context: StaffRequestContext, refusal: Refusal? = nil, isLate: Bool = false
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let person = "/people/\(employment.person.path)"
        let content = EmploymentPage(
            entry, version: version, path: "\(person)/employments/\(employment.id.path)", cancelHref: person,
            desk: desk, refusal: refusal, isLate: isLate)
        return try answer(
            content, title: desk.texts.employment.editTitle, employment.person, desk,
            status: isLate ? .preconditionFailed : refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    private func answer(
        _ content: EmploymentPage, title: String, _ person: UUID, _ desk: Desk, status: HTTPResponse.Status
    ) throws -> HTMLAnswer {
        try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: title, lead: desk.texts.employment.lead,
                    crumbs: [Crumb(desk.texts.person.windowTitle, href: "/people/\(person.path)")]), page: content),
            status: status)
    }

    @Sendable
    private func remove(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let person = try context.identifier()
        try await employments.remove(try context.identifier("employment"), of: person, by: context.actor)
        return support.redirect("/people/\(person.path)", flash: Flash(.saved))
    }
}
