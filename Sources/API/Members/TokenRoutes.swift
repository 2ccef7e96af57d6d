import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/tokens`.
struct TokenRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec
    let identities: IdentityCache

    func add(to tokens: RouterGroup<APIRequestContext>) {
        tokens.get(use: list)
        tokens.post(use: create)
        tokens.get("{id}", use: read)
        tokens.delete("{id}", use: revoke)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<TokenBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("tokens", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.members.tokens(
            after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: TokenBody.init) {
                ListCursor(at: $0.createdAt, id: $0.id)
            })
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<TokenBody> {
        .ok(TokenBody(try await useCases.members.token(try context.identifier(), by: context.actor)))
    }

    /// A token for the caller herself, never wider than what she holds.
    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CreatedTokenBody> {
        let order = try await request.json(TokenRequest.self)
        let created = try await useCases.members.createOwnToken(
            scopes: Set(order.scopes), expiresAt: order.expiresAt, by: context.actor)
        return .created(
            CreatedTokenBody(created), location: "/api/v1/tokens/\(created.id.uuidString.lowercased())")
    }

    @Sendable
    private func revoke(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        let id = try context.identifier()
        try await useCases.members.revokeToken(id, by: context.actor)
        identities.revoke(id: id)
        return NoContent()
    }
}
