import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/webhooks`: other programs that are told what happens here.
struct WebhookRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("webhooks", use: list)
        staff.post("webhooks", use: create)
        staff.get("webhooks/{id}", use: show)
        staff.post("webhooks/{id}", use: change)
        staff.post("webhooks/{id}/removal", use: remove)
        staff.post("webhooks/{id}/deliveries/{delivery}/attempts", use: resend)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await page(WebhookEntry(), request, context)
    }

    private func page(
        _ entry: WebhookEntry, refusal: Refusal? = nil, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let webhooks = try await support.useCases.webhooks.list(limit: WebhookRule.maximum, by: context.actor)
        let t = desk.texts.webhooks
        return try desk.answer(
            Page(
                frame: desk.frame(.webhooks, title: t.title, lead: t.lead),
                page: WebhooksPage(webhooks, entry: entry, refusal: refusal, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let entry = WebhookEntry(try await request.form(context))
        do {
            let made = try await support.useCases.webhooks.create(
                url: entry.url, events: entry.events, by: context.actor)
            return support.redirect("/webhooks/\(made.id.path)", flash: Flash(.webhookAdded))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(entry, refusal: refusal, request, context)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let webhook = try await support.useCases.webhooks.one(id, by: context.actor)
        let cursor = try ListCursor(request, list: "deliveries", actor: context.actor, support.cursors)
        let found = try await support.useCases.webhooks.deliveries(
            of: id, after: cursor.map { ($0.at, $0.id) }, limit: 51, by: context.actor)
        let last = found.count > 50 ? found.prefix(50).last : nil
        let next = last.map {
            ListCursor(at: $0.occurredAt, id: $0.id).text(list: "deliveries", actor: context.actor, support.cursors)
        }
        let t = desk.texts.webhooks
        return try desk.answer(
            Page(
                frame: desk.frame(.webhooks, title: t.oneTitle, crumbs: [Crumb(t.title, href: "/webhooks")]),
                page: WebhookPage(
                    webhook, Array(found.prefix(50)), keys: support.useCases.webhooks.publicKeys, next: next,
                    isFirst: cursor == nil, desk: desk)))
    }

    @Sendable
    private func change(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        guard let state = WebhookState(rawValue: try await request.form(context).require("state")) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "state", rule: "Make it active or paused.")
        }
        _ = try await support.useCases.webhooks.change(id, version: nil, state: state, by: context.actor)
        return support.redirect("/webhooks/\(id.path)", flash: Flash(.webhookChanged))
    }

    @Sendable
    private func remove(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        _ = try await request.form(context)
        try await support.useCases.webhooks.remove(id, by: context.actor)
        return support.redirect("/webhooks", flash: Flash(.webhookRemoved))
    }

    @Sendable
    private func resend(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let delivery = try context.identifier("delivery")
        _ = try await request.form(context)
        _ = try await support.useCases.webhooks.resend(delivery, of: id, by: context.actor)
        return support.redirect("/webhooks/\(id.path)", flash: Flash(.webhookQueued))
    }
}
