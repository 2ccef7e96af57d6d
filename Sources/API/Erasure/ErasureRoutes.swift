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
        api.get("people/{id}/erasure-plan") { try await plan(.person, $0, $1) }
        api.post("people/{id}/erasures") { try await erase(.person, $0, $1) }
        api.get("organizations/{id}/erasure-plan") { try await plan(.organization, $0, $1) }
        api.post("organizations/{id}/erasures") { try await erase(.organization, $0, $1) }
        api.get("erasures", use: list)
        api.get("erasures/{id}", use: read)
        api.get("erasures/{id}/receipt", use: receipt)
    }

    private func plan(
        _ kind: SubjectKind, _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ErasurePlanBody> {
        let parameters = try request.parameters(["reason"])
        let reason = try parameters["reason"].map(ErasureReason.checked) ?? .noLongerNeeded
        let id = try context.identifier()
        let plan =
            switch kind {
            case .person: try await useCases.erase.plan(id, reason: reason, by: context.actor)
            case .organization: try await useCases.organizations.erase.plan(id, reason: reason, by: context.actor)
            }
        return .ok(ErasurePlanBody(id, plan))
    }

    private func erase(
        _ kind: SubjectKind, _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ErasureBody> {
        let id = try context.identifier()
        let order = try await request.json(ErasureRequest.self)
        let reason = try ErasureReason.checked(order.reason)
        let suppress = order.suppress ?? false
        let erased =
            switch kind {
            case .person:
                try await useCases.erase(
                    id, reason: reason, suppress: suppress, request: order.requestId, by: context.actor)
            case .organization:
                try await useCases.organizations.erase(
                    id, reason: reason, suppress: suppress, request: order.requestId, by: context.actor)
            }
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
