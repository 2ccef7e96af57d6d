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

    /// A tenant has a handful of purposes.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<PurposeBody>> {
        .ok(
            try await ListCursor.page(of: "purposes", request, context, cursors, body: PurposeBody.init) {
                try await useCases.purposes(by: context.actor)
            })
    }
}
