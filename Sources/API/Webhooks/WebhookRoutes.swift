import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/webhooks`.
struct WebhookRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to webhooks: RouterGroup<APIRequestContext>) {
        webhooks.get(use: list)
        webhooks.post(use: create)
        webhooks.get("{id}", use: read)
        webhooks.patch("{id}", use: change)
        webhooks.delete("{id}", use: remove)
        webhooks.get("{id}/deliveries", use: deliveries)
        webhooks.post("{id}/deliveries/{delivery}/attempts", use: resend)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<WebhookBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("webhooks", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.webhooks.list(
            after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: body) { ListCursor(at: $0.createdAt, id: $0.id) })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<WebhookBody> {
        let order = try await request.json(WebhookRequest.self)
        let made = try await useCases.webhooks.create(url: order.url, events: Set(order.events), by: context.actor)
        let location = context.made.note("/api/v1/webhooks/\(made.id.uuidString.lowercased())")
        return .created(body(made), location: location, version: Int64(made.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<WebhookBody> {
        let webhook = try await useCases.webhooks.one(try context.identifier(), by: context.actor)
        return .ok(body(webhook), version: Int64(webhook.version))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<WebhookBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let patch = try await request.json(WebhookPatch.self)
        let webhook = try await precondition.changing {
            try await useCases.webhooks.one(id, by: context.actor).version
        } _: { version in
            try await useCases.webhooks.change(
                id, version: version, url: patch.url, events: patch.events.map(Set.init), state: patch.state,
                by: context.actor)
        }
        return .ok(body(webhook), version: Int64(webhook.version))
    }

    @Sendable
    private func remove(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try await useCases.webhooks.remove(try context.identifier(), by: context.actor)
        return NoContent()
    }

    @Sendable
    private func deliveries(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<DeliveryBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("deliveries", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.webhooks.deliveries(
            of: id, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: DeliveryBody.init) {
                ListCursor(at: $0.occurredAt, id: $0.id)
            })
    }

    /// Queues a delivery again; it is sent in a moment.
    @Sendable
    private func resend(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<DeliveryBody> {
        let id = try context.identifier()
        let delivery = try context.identifier("delivery")
        return .accepted(DeliveryBody(try await useCases.webhooks.resend(delivery, of: id, by: context.actor)))
    }

    private func body(_ webhook: StoredWebhook) -> WebhookBody {
        WebhookBody(webhook, publicKeys: useCases.webhooks.publicKeys)
    }
}
