import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// Adding and editing a person: what was typed survives every refusal, nobody's change is overwritten unseen.
struct PersonFormRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/new", use: blank)
        staff.post("people/new", use: create)
        staff.get("people/{id}/edit", use: edit)
        staff.post("people/{id}/edit", use: save)
    }

    @Sendable
    private func blank(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        return try await newPage(PersonEntry(), request, context)
    }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        var entry = PersonEntry(form)
        if let more = form["add"] {
            try context.actor.require(.peopleWrite)
            entry.add(more)
            return try await newPage(entry, request, context)
        }
        do {
            let further = try await support.useCases.tags.ids(
                ofTags: entry.furtherLabels, at: "furtherTags", by: context.actor)
            let vocabulary = try await support.useCases.vocabulary(by: context.actor)
            var edit = PersonEdit(profile: entry.profile, lifecycle: .lead, owner: nil)
            try entry.apply(to: &edit, vocabulary, further: further)
            let input = PersonInput(
                profile: edit.profile, lifecycle: edit.lifecycle, owner: edit.owner, processing: entry.statement)
            let id = try await support.useCases.create(input, by: context.actor, entry: .page)
            return support.redirect("/people/\(id.path)", flash: Flash(.created))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await newPage(entry, request, context, refusal: refusal)
        }
    }

    private func newPage(
        _ entry: PersonEntry, _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let purposes = try await support.useCases.purposes(by: context.actor)
        let choices = try await support.choices(context)
        let problem = refusal.map { FormProblem($0, entry: entry, choices: choices, texts: desk.texts) }
        let form = PersonForm(
            entry, desk: desk, choices: choices, action: "/people/new", cancelHref: "/people",
            submit: desk.texts.personForm.create,
            purposes: purposes, problem: problem)
        let t = desk.texts.people
        return try desk.answer(
            Page(
                frame: desk.frame(.people, title: t.formTitle, crumbs: [Crumb(t.title, href: "/people")]),
                page: PersonNewPage(form: form, summary: problem?.summary)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func edit(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        let person = try await support.useCases.read.one(try context.identifier(), by: context.actor)
        var entry = PersonEntry(
            person.profile, lifecycle: person.lifecycle, owner: person.owner,
            vocabulary: try await support.useCases.vocabulary(by: context.actor),
            texts: support.texts(request, context))
        if entry.contacts.isEmpty { entry.contacts = PersonEntry().contacts }
        return try await editPage(entry, person.id, version: person.version, request, context)
    }

    @Sendable
    private func save(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        var entry = PersonEntry(form)
        let version = try form.version()
        if let more = form["add"] {
            try context.actor.require(.peopleWrite)
            entry.add(more)
            return try await editPage(entry, id, version: version, request, context)
        }
        do {
            let further = try await support.useCases.tags.ids(
                ofTags: entry.furtherLabels, at: "furtherTags", by: context.actor)
            let vocabulary = try await support.useCases.vocabulary(by: context.actor)
            _ = try await support.useCases.change(id, version: version, by: context.actor) { [entry] in
                try entry.apply(to: &$0, vocabulary, further: further)
            }
            return support.redirect("/people/\(id.path)", flash: Flash(.saved))
        } catch let refusal as Refusal where refusal.kind == .preconditionFailed {
            return try await conflictPage(entry, id, request, context)
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await editPage(entry, id, version: version, request, context, refusal: refusal)
        }
    }

    private func editPage(
        _ entry: PersonEntry, _ id: UUID, version: Int32, _ request: Request, _ context: StaffRequestContext,
        refusal: Refusal? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let choices = try await support.choices(context)
        let problem = refusal.map { FormProblem($0, entry: entry, choices: choices, texts: desk.texts) }
        let form = PersonForm(
            entry, desk: desk, choices: choices, action: "/people/\(id.path)/edit", cancelHref: "/people/\(id.path)",
            submit: desk.texts.common.save, version: version, purposes: nil, problem: problem)
        let t = desk.texts.personForm
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.editTitle, lead: t.removeHint,
                    crumbs: [Crumb(desk.texts.person.windowTitle, href: "/people/\(id.path)")]),
                page: PersonEditPage(form: form, summary: problem?.summary)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    /// Both versions; sending the form again is then a change of the version that was shown.
    private func conflictPage(
        _ entry: PersonEntry, _ id: UUID, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let current = try await support.useCases.read.one(id, by: context.actor)
        let t = desk.texts.conflict
        let choices = try await support.choices(context)
        let form = PersonForm(
            entry, desk: desk, choices: choices, action: "/people/\(id.path)/edit", cancelHref: "/people/\(id.path)",
            submit: t.submit, version: current.version, purposes: nil)
        let content = ConflictPage(
            current: PersonEntry(
                current.profile, lifecycle: current.lifecycle, owner: current.owner, vocabulary: choices.vocabulary,
                texts: desk.texts), typed: entry, choices: choices, desk: desk, currentHref: "/people/\(id.path)",
            form: form)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, lead: t.lead,
                    crumbs: [Crumb(current.profile.displayName, href: "/people/\(id.path)")]), page: content),
            status: .preconditionFailed
        ).response(from: request, context: context)
    }
}

extension Refusal {
    /// Whether the form that was sent can be shown again with this refusal.
    var isOfInput: Bool {
        switch kind {
        case .invalid, .refused, .conflict: true
        default: false
        }
    }
}
