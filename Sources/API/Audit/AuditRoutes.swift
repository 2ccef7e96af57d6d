import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/audit`: what was done, by whom, newest first.
struct AuditRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("audit", use: list)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<AuditBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("audit", context, query)
        let cursor = try ListCursor(query, cursors, scope).map { LogCursor(transaction: $0.number, id: $0.id) }
        let found = try await useCases.log.entries(after: cursor, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: AuditBody.init) {
                ListCursor(number: $0.transaction, id: $0.id)
            })
    }
}
