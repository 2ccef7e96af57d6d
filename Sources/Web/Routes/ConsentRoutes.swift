import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/people/{id}/consents`: a person's matrix with its history, and the form of a new entry.
struct ConsentRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/consents", use: counts)
        staff.get("people/{id}/consents", use: show)
        staff.get("people/{id}/consents/new", use: form)
        staff.post("people/{id}/consents/new", use: record)
    }

    /// How everybody's consents stand; nobody is read.
    @Sendable
    private func counts(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try context.actor.require(.consentsRead)
        let desk = try await support.desk(request, context)
        let t = desk.texts.consent
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.countsTitle, lead: t.countsLead,
                    crumbs: [Crumb(desk.texts.people.title, href: "/people")]),
                page: ConsentCountsPage(
                    try await support.useCases.find.consentCounts(by: context.actor),
                    purposes: try await support.useCases.purposes(by: context.actor), desk: desk)))
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try context.actor.require(.consentsRead)
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let person = try await support.useCases.read.one(id, by: context.actor)
        let read = support.useCases.consents.read
        let consents = try await read.of(id, by: context.actor)
        let history = try await read.history(of: id, limit: 200, by: context.actor)
        let t = desk.texts.consent
        let name = person.profile.displayName
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.windowTitle, heading: t.title(name), lead: t.lead,
                    crumbs: [Crumb(name, href: "/people/\(id.path)")]),
                page: ConsentsPage(
                    of: id, consents, history: history,
                    purposes: try await support.useCases.purposes(by: context.actor),
                    desk: desk)))
    }

    @Sendable
    private func form(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.consentsWrite)
        return try await page(ConsentEntryForm(), request, context)
    }

    @Sendable
    private func record(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.consentsWrite)
        let id = try context.identifier()
        let form = ConsentEntryForm(try await request.form(context))
        do {
            _ = try await support.useCases.consents.request(form.entry(), of: id, by: context.actor)
            return support.redirect("/people/\(id.path)/consents", flash: Flash(.consentRequested))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(form, request, context, refusal: refusal)
        }
    }

    private func page(
        _ form: ConsentEntryForm, _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil
    ) async throws -> Response {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let person = try await support.useCases.read.one(id, by: context.actor)
        let t = desk.texts.consentEntry
        let name = person.profile.displayName
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.windowTitle, lead: t.lead,
                    crumbs: [
                        Crumb(name, href: "/people/\(id.path)"),
                        Crumb(desk.texts.consent.windowTitle, href: "/people/\(id.path)/consents"),
                    ]),
                page: ConsentEntryPage(
                    of: id, form, contacts: person.profile.contactPoints,
                    purposes: try await support.useCases.purposes(by: context.actor), refusal: refusal, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }
}
