import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// Erasure plans, erasures and their receipts.
struct ErasureRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("people/{id}/erasure-plan", use: plan)
        api.post("people/{id}/erasures", use: erase)
        api.get("erasures", use: list)
        api.get("erasures/{id}", use: read)
        api.get("erasures/{id}/receipt", use: receipt)
    }

    @Sendable
    private func plan(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ErasurePlanBody> {
        let parameters = try request.parameters(["reason"])
        let reason = try parameters["reason"].map(ErasureReason.checked) ?? .noLongerNeeded
        let id = try context.identifier()
        return .ok(ErasurePlanBody(id, try await useCases.erase.plan(id, reason: reason, by: context.actor)))
    }

    @Sendable
    private func erase(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ErasureBody> {
        let id = try context.identifier()
        let order = try await request.json(ErasureRequest.self)
        let erased = try await useCases.erase(
            id, reason: try ErasureReason.checked(order.reason), suppress: order.suppress ?? false,
            request: order.requestId, by: context.actor)
        return .created(ErasureBody(erased), location: "/api/v1/erasures/\(erased.id.uuidString.lowercased())")
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ErasureBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("erasures", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let (found, next) = try await useCases.erasures.page(
            after: cursor.map { ($0.at, $0.id) }, limit: query.limit, by: context.actor)
        return .ok(
            ListAnswer(
                items: found.map(ErasureBody.init),
                nextCursor: next.map { ListCursor(at: $0.at, id: $0.id).text(cursors, scope) }))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ErasureBody> {
        .ok(ErasureBody(try await useCases.erasures.one(try context.identifier(), by: context.actor)))
    }

    @Sendable
    private func receipt(_ request: Request, _ context: APIRequestContext) async throws -> DocumentAnswer {
        let document = try await useCases.erasures.receipt(of: try context.identifier(), by: context.actor)
        return DocumentAnswer(Array(document.utf8))
    }
}
