import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/forms`: the forms that strangers are shown; written with a preview, published and closed.
struct FormRoutes {
    private static let path = "/forms"
    let support: PageSupport
    /// The service's own address, for pages elsewhere.
    let baseURL: String

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("forms", use: list)
        staff.get("forms/new", use: blank)
        staff.post("forms/new", use: create)
        staff.get("forms/{id}", use: show)
        staff.get("forms/{id}/edit", use: edit)
        staff.post("forms/{id}/edit", use: change)
        staff.post("forms/{id}/state", use: changeState)
    }

    private var forms: ManageForms { support.useCases.consents.forms }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let lines = try await forms.list(by: context.actor)
        let desk = try await support.desk(request, context)
        let t = desk.texts.forms
        let actions =
            context.actor.may(.settingsWrite)
            ? [Action(t.edit.new, href: "\(Self.path)/new", icon: .plus, isPrimary: true)] : []
        let crumbs = [
            Crumb(desk.texts.people.title, href: "/people"), Crumb(desk.texts.purpose.title, href: "/purposes"),
        ]
        return try desk.answer(
            Page(
                frame: desk.frame(.people, title: t.title, lead: t.lead, crumbs: crumbs, actions: actions),
                page: FormsPage(lines, desk: desk)))
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let line = try await forms.one(try context.identifier(), by: context.actor)
        let desk = try await support.desk(request, context)
        let t = desk.texts.forms
        let path = "\(Self.path)/\(line.form.id.path)"
        let actions =
            context.actor.may(.settingsWrite) ? [Action(t.edit.change, href: "\(path)/edit", icon: .pencil)] : []
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, heading: line.form.content.title(desk.texts.language.rawValue),
                    crumbs: [Crumb(t.title, href: Self.path)], actions: actions),
                page: FormPage(
                    line, offer: try await forms.preview(line.form, by: context.actor),
                    versions: try await forms.versions(of: line.form.id, by: context.actor), baseURL: baseURL,
                    desk: desk)))
    }

    @Sendable
    private func blank(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await page(FormEntry(), path: nil, request, context)
    }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let form = try await request.form(context)
        let entry = FormEntry(form)
        do {
            if form.isTicked("preview") { return try await preview(entry, of: nil, request, context) }
            let made = try await forms.create(entry.slug, entry.content, by: context.actor)
            return support.redirect("\(Self.path)/\(made.form.id.path)", flash: Flash(.formSaved))
        } catch let refusal as Refusal where refusal.isOfInput || refusal.kind == .conflict {
            return try await page(entry, path: nil, refusal: refusal, request, context)
        }
    }

    @Sendable
    private func edit(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let line = try await forms.one(try context.identifier(), by: context.actor)
        return try await page(FormEntry(line.form), path: "\(Self.path)/\(line.form.id.path)", request, context)
    }

    @Sendable
    private func change(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let id = try context.identifier()
        let form = try await request.form(context)
        let entry = FormEntry(form)
        let path = "\(Self.path)/\(id.path)"
        do {
            if form.isTicked("preview") {
                return try await preview(
                    entry, of: try await forms.one(id, by: context.actor).form, request, context)
            }
            let content = entry.content
            _ = try await forms.change(id, version: try form.version(), by: context.actor) { current, _ in
                current = content
            }
            return support.redirect(path, flash: Flash(.formSaved))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(entry, path: path, refusal: refusal, request, context)
        } catch let refusal as Refusal where refusal.kind == .preconditionFailed {
            // What was typed stays, on top of what somebody else saved: sent again, it counts.
            var again = entry
            again.version = String(try await forms.one(id, by: context.actor).form.version)
            return try await page(again, path: path, refusal: refusal, request, context)
        }
    }

    @Sendable
    private func changeState(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let id = try context.identifier()
        let form = try await request.form(context)
        guard let state = FormState(rawValue: try form.require("state")) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "state", rule: "Publish or close it.")
        }
        _ = try await forms.change(id, version: try form.version(), by: context.actor) { $1 = state }
        return support.redirect("\(Self.path)/\(id.path)", flash: Flash(.formSaved))
    }

    /// The form with how it would look; nothing is kept. `stored`: nil for a new one.
    private func preview(
        _ entry: FormEntry, of stored: StoredForm?, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let form = StoredForm(
            id: stored?.id ?? UUID(), slug: entry.slug, content: try entry.content.validated(), state: .draft,
            version: stored?.version ?? 1, since: support.clock.now)
        return try await page(
            entry, path: stored.map { "\(Self.path)/\($0.id.path)" },
            preview: try await forms.preview(form, by: context.actor), request, context)
    }

    private func page(
        _ entry: FormEntry, path: String?, preview: SubscriptionOffer? = nil, refusal: Refusal? = nil,
        _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let desk = try await support.desk(request, context)
        let t = desk.texts.forms
        let offered = try await forms.purposes(by: context.actor)
        let others = try await support.useCases.purposes(by: context.actor).filter { purpose in
            purpose.isActive && purpose.bases.contains(.consent) && !offered.contains { $0.code == purpose.code }
        }
        let failed: HTTPResponse.Status =
            refusal?.kind == .preconditionFailed ? .preconditionFailed : .unprocessableContent
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: path == nil ? t.edit.new : t.edit.change, lead: t.edit.changeLead,
                    crumbs: [Crumb(t.title, href: Self.path)]),
                page: FormEditPage(
                    entry, path: path, purposes: offered, others: others, preview: preview, refusal: refusal,
                    desk: desk)),
            status: refusal == nil ? .ok : failed
        ).response(from: request, context: context)
    }
}
