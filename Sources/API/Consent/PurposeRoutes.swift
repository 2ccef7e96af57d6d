import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations

/// `/purposes`: what the tenant may keep people's data for.
struct PurposeRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to purposes: RouterGroup<APIRequestContext>) {
        purposes.get(use: list)
    }

    /// A tenant has a handful of purposes, so a page is cut out of all of them: the cursor counts those before it.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<PurposeBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("purposes", context, query)
        let before = try ListCursor(query, cursors, scope).map { Int(clamping: $0.number) } ?? 0
        let rest = try await useCases.purposes(by: context.actor).dropFirst(before)
        return .ok(
            ListCursor.page(Array(rest.enumerated()), query, cursors, scope, body: { PurposeBody($0.element) }) {
                ListCursor(number: UInt64(before + $0.offset + 1), id: context.actor.tenant)
            })
    }
}
