import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/requests`: the inbox of what people ask for of their rights, and every answer with one click.
struct RequestRoutes {
    let support: PageSupport

    private var requests: RequestUseCases { support.useCases.requests }

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("requests", use: list)
        staff.post("requests", use: open)
        staff.get("requests/{id}", use: show)
        staff.post("requests/{id}/identity") { request, context in
            try await answer(request, context) { id, form in
                guard let person = UUID(uuidString: try form.require("person")) else {
                    throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "person", rule: "The id of a person.")
                }
                _ = try await requests.answer.identify(id, as: person, note: form["note"], by: context.actor)
            }
        }
        staff.post("requests/{id}/release") { request, context in
            try await answer(request, context) { id, _ in
                _ = try await requests.answer.release(id, by: context.actor)
            }
        }
        staff.post("requests/{id}/completion") { request, context in
            try await answer(request, context) { id, form in
                _ = try await requests.answer.complete(id, answer: form["answer"], by: context.actor)
            }
        }
        staff.post("requests/{id}/extension") { request, context in
            try await answer(request, context) { id, form in
                _ = try await requests.answer.extend(
                    id, months: Int(form["months"] ?? "") ?? 0,
                    reason: try ExtensionReason.checked(form["extension"] ?? ""), text: form["extensionText"],
                    by: context.actor)
            }
        }
        staff.post("requests/{id}/refusal") { request, context in
            try await answer(request, context) { id, form in
                _ = try await requests.answer.refuse(
                    id, reason: try RequestRefusal.checked(form["reason"] ?? ""), text: form["text"], remedies: nil,
                    by: context.actor)
            }
        }
        staff.post("requests/{id}/erasure", use: erase)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await listPage(request, context)
    }

    private func listPage(
        _ request: Request, _ context: StaffRequestContext, typed: (kind: String, contact: String) = ("", ""),
        refusal: Refusal? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let query = try ListQuery(request, filters: ["state"])
        let isOpen = query.filters["state"] != "all"
        let detail = isOpen ? "open" : "all"
        let cursor = try ListCursor(
            query.cursor, list: "requests", detail: detail, actor: context.actor, support.cursors)
        let (found, next) = try await requests.read.page(
            isOpen: isOpen, after: cursor.map { ($0.at, $0.id) }, limit: 50, by: context.actor)
        let names = try await requests.read.names(of: found, by: context.actor)
        let t = desk.texts.requests.desk
        return try desk.answer(
            Page(
                frame: desk.frame(.requests, title: t.title, lead: t.lead),
                page: RequestsPage(
                    found, names: names, isOpen: isOpen,
                    next: next.map {
                        ListCursor(at: $0.at, id: $0.id)
                            .text(list: "requests", detail: detail, actor: context.actor, support.cursors)
                    }, isFirst: cursor == nil, typed: typed, refusal: refusal, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func open(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        do {
            let made = try await requests.open(
                OpenRequest.Entry(
                    kind: try RequestKind.checked(form["kind"]), person: nil, contact: form["contact"],
                    language: context.language.rawValue), by: context.actor)
            // Whoever may note a request may not see all of them.
            let path = context.actor.may(.requestsRead) ? "/requests/\(made.id.path)" : "/people"
            return support.redirect(path, flash: Flash(.requestAnswered))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await listPage(
                request, context, typed: (form["kind"] ?? "", form["contact"] ?? ""), refusal: refusal)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await page(try context.identifier(), request, context)
    }

    private func page(
        _ id: UUID, _ request: Request, _ context: StaffRequestContext, typed: [String: String] = [:],
        refusal: Refusal? = nil
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let found = try await requests.read.one(id, by: context.actor)
        var candidates: [(id: UUID, name: String)] = []
        for person in try await requests.read.candidates(for: found, by: context.actor).prefix(20) {
            guard let found = try await name(of: person, context.actor) else { continue }
            candidates.append((person, found))
        }
        var whose: String?
        if let person = found.person { whose = try await name(of: person, context.actor) }
        let plan = whose != nil ? try await requests.answer.plan(found, by: context.actor) : nil
        let t = desk.texts.requests.desk
        let right = desk.texts.terms.requestKind(found.kind.rawValue)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .requests, title: t.windowTitle, heading: [right, whose].compactMap { $0 }.joined(separator: ": "),
                    crumbs: [Crumb(t.title, href: "/requests")]),
                page: RequestPage(
                    found, plan: plan, candidates: candidates, name: whose, typed: typed,
                    refusal: refusal, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    /// What somebody is called; nil where she is gone, or hidden from the actor.
    private func name(of person: UUID, _ actor: Actor) async throws -> String? {
        do {
            return try await support.useCases.read.one(person, by: actor).profile.displayName
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return nil
        }
    }

    private func answer(
        _ request: Request, _ context: StaffRequestContext, _ deed: (UUID, FormData) async throws -> Void
    ) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        do {
            try await deed(id, form)
        } catch let refusal as Refusal where refusal.isOfInput && context.actor.may(.requestsRead) {
            let names = ["person", "note", "answer", "months", "extension", "extensionText", "reason", "text"]
            let typed = Dictionary(names.compactMap { name in form[name].map { (name, $0) } }) { first, _ in first }
            return try await page(id, request, context, typed: typed, refusal: refusal)
        }
        let path = context.actor.may(.requestsRead) ? "/requests/\(id.path)" : "/people"
        return support.redirect(path, flash: Flash(.requestAnswered))
    }

    @Sendable
    private func erase(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let erased = try await requests.answer.erase(
            id, reason: try ErasureReason.checked(form["reason"] ?? ErasureReason.noLongerNeeded.rawValue),
            suppress: form.isTicked("suppress"), by: context.actor)
        return support.redirect("/erasures/\(erased.id.path)", flash: Flash(.erased))
    }
}
