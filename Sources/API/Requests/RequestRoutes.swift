import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/requests`: what people ask for of their rights, and what becomes of it.
struct RequestRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    private var requests: RequestUseCases { useCases.requests }

    func add(to group: RouterGroup<APIRequestContext>) {
        group.get(use: list)
        group.post(use: open)
        group.get("{id}", use: read)
        group.post("{id}/identity", use: identify)
        group.post("{id}/extension", use: extend)
        group.post("{id}/refusal", use: refuse)
        group.post("{id}/completion", use: complete)
        group.post("{id}/release", use: release)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<RequestBody>> {
        let query = try ListQuery(request, filters: ["state"])
        let isOpen = try query.filters["state"].map { text in
            guard text == "open" || text == "all" else { throw ListQuery.bad("state", "open or all.") }
            return text == "open"
        }
        let scope = ListCursor.Scope("requests", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let (found, next) = try await requests.read.page(
            isOpen: isOpen ?? false, after: cursor.map { ($0.at, $0.id) }, limit: query.limit, by: context.actor)
        return .ok(
            ListAnswer(
                items: found.map(RequestBody.init),
                nextCursor: next.map { ListCursor(at: $0.at, id: $0.id).text(cursors, scope) }))
    }

    @Sendable
    private func open(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RequestBody> {
        let order = try await request.json(RequestOrders.Opening.self)
        guard order.language.map({ $0 == "de" || $0 == "en" }) ?? true else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "language", rule: "de or en.")
        }
        let made = try await requests.open(
            OpenRequest.Entry(
                kind: try RequestKind.checked(order.kind), person: order.personId, contact: order.contact,
                note: order.note, receivedAt: order.receivedAt, language: order.language), by: context.actor)
        return answer(made, context)
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RequestBody> {
        .ok(RequestBody(try await requests.read.one(try context.identifier(), by: context.actor)))
    }

    @Sendable
    private func identify(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RequestBody> {
        let id = try context.identifier()
        let order = try await request.json(RequestOrders.Identity.self)
        return answer(
            try await requests.answer.identify(id, as: order.personId, note: order.note, by: context.actor), context)
    }

    @Sendable
    private func extend(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RequestBody> {
        let id = try context.identifier()
        let order = try await request.json(RequestOrders.Extension.self)
        return answer(
            try await requests.answer.extend(
                id, months: order.months, reason: try ExtensionReason.checked(order.reason), text: order.text,
                by: context.actor), context)
    }

    @Sendable
    private func refuse(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RequestBody> {
        let id = try context.identifier()
        let order = try await request.json(RequestOrders.Refusal.self)
        return answer(
            try await requests.answer.refuse(
                id, reason: try order.reason.map(RequestRefusal.checked), text: order.text, remedies: order.remedies,
                by: context.actor), context)
    }

    @Sendable
    private func complete(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RequestBody> {
        let id = try context.identifier()
        let order = try await request.json(RequestOrders.Completion.self)
        return answer(try await requests.answer.complete(id, answer: order.answer, by: context.actor), context)
    }

    @Sendable
    private func release(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RequestBody> {
        answer(try await requests.answer.release(try context.identifier(), by: context.actor), context)
    }

    /// Every change answers the request as it is now, and where it stands.
    private func answer(_ request: StoredRequest, _ context: APIRequestContext) -> JSONAnswer<RequestBody> {
        let location = context.made.note("/api/v1/requests/\(request.id.uuidString.lowercased())")
        return .created(RequestBody(request), location: location)
    }
}
