import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Texts

/// `/people/vocabulary`: the tags and fields that a business makes for its people.
struct VocabularyRoutes {
    private static let path = "/people/vocabulary"
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/vocabulary", use: list)
        staff.post("people/vocabulary/tags", use: createTag)
        staff.post("people/vocabulary/tags/{id}", use: rename)
        staff.get("people/vocabulary/tags/{id}/delete", use: removal)
        staff.post("people/vocabulary/tags/{id}/delete", use: removeTag)
        staff.post("people/vocabulary/fields", use: createField)
        staff.get("people/vocabulary/fields/{id}", use: field)
        staff.post("people/vocabulary/fields/{id}", use: change)
        staff.post("people/vocabulary/fields/{id}/delete", use: removeField)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        return try await page(request, context)
    }

    private func page(
        _ request: Request, _ context: StaffRequestContext, typedTag: String = "", entry: FieldEntry = FieldEntry(),
        refusal: (place: String, refusal: Refusal)? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let t = desk.texts.vocabulary
        let content = VocabularyPage(
            try await support.useCases.vocabulary(by: context.actor),
            purposes: try await support.useCases.purposes(by: context.actor), typedTag: typedTag, entry: entry,
            refusal: refusal, desk: desk)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, lead: t.lead, crumbs: [Crumb(desk.texts.people.title, href: "/people")]),
                page: content), status: .form(refusal?.refusal)
        ).response(from: request, context: context)
    }

    @Sendable
    private func createTag(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let label = try await request.form(context).raw("label") ?? ""
        do {
            _ = try await support.useCases.tags.create(label, by: context.actor)
            return support.redirect(Self.path, flash: Flash(.vocabulary))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(request, context, typedTag: label, refusal: ("tag", refusal))
        }
    }

    @Sendable
    private func rename(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let label = form.raw("tags.\(id.path).label") ?? ""
        let version = try form.version()
        do {
            _ = try await support.useCases.tags.rename(id, to: label, version: version, by: context.actor)
            return support.redirect(Self.path, flash: Flash(.vocabulary))
        } catch let refusal as Refusal where refusal.isOfInput || refusal.kind == .preconditionFailed {
            return try await page(request, context, typedTag: label, refusal: (id.path, refusal))
        }
    }

    @Sendable
    private func removal(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try context.actor.require(.settingsWrite)
        let tag = try await support.useCases.tags.one(try context.identifier(), by: context.actor)
        let desk = try await support.desk(request, context)
        let t = desk.texts.vocabulary
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, heading: t.removeTitle(tag.label),
                    crumbs: [Crumb(t.title, href: Self.path)]),
                page: TagRemovalPage(
                    t: t, action: "\(Self.path)/tags/\(tag.id.path)/delete", cancelHref: Self.path)))
    }

    @Sendable
    private func removeTag(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        _ = try await request.form(context)
        try await support.useCases.tags.delete(id, by: context.actor)
        return support.redirect(Self.path, flash: Flash(.vocabulary))
    }

    @Sendable
    private func createField(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let entry = FieldEntry(try await request.form(context))
        do {
            _ = try await support.useCases.fields.create(by: context.actor) { try entry.field(at: $0) }
            return support.redirect(Self.path, flash: Flash(.vocabulary))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(request, context, entry: entry, refusal: ("field", refusal))
        }
    }

    @Sendable
    private func field(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let field = try await support.useCases.fields.one(try context.identifier(), by: context.actor)
        return try await fieldPage(field, FieldEntry(field), request, context)
    }

    private func fieldPage(
        _ field: CustomField, _ entry: FieldEntry, _ request: Request, _ context: StaffRequestContext,
        refusal: Refusal? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let t = desk.texts.vocabulary
        let path = "\(Self.path)/fields/\(field.id.path)"
        let content = FieldPage(
            t: t,
            form: FieldForm(
                entry, of: field, action: path, submit: desk.texts.common.save, purposes: [], refusal: refusal,
                desk: desk),
            removeAction: field.state == .ended ? "\(path)/delete" : nil,
            problem: refusal.map { Notice(desk.texts.line($0), tone: .refused, icon: .alert) })
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.fieldTitle, heading: PersonChoices.label(field, desk.texts.language),
                    crumbs: [Crumb(t.title, href: Self.path)]), page: content),
            status: .form(refusal)
        ).response(from: request, context: context)
    }

    @Sendable
    private func change(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let entry = FieldEntry(form)
        let version = try form.version()
        do {
            _ = try await support.useCases.fields.change(id, version: version, by: context.actor) {
                entry.apply(to: &$0)
            }
            return support.redirect(Self.path, flash: Flash(.vocabulary))
        } catch let refusal as Refusal where refusal.isOfInput || refusal.kind == .preconditionFailed {
            let field = try await support.useCases.fields.one(id, by: context.actor)
            return try await fieldPage(field, entry, request, context, refusal: refusal)
        }
    }

    @Sendable
    private func removeField(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        _ = try await request.form(context)
        do {
            try await support.useCases.fields.delete(id, by: context.actor)
            return support.redirect(Self.path, flash: Flash(.vocabulary))
        } catch let refusal as Refusal where refusal.isOfInput {
            let field = try await support.useCases.fields.one(id, by: context.actor)
            return try await fieldPage(field, FieldEntry(field), request, context, refusal: refusal)
        }
    }
}
