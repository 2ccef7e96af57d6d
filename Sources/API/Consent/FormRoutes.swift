import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations

/// `/forms`: the forms that the business shows to strangers.
struct FormRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec
    let baseURL: BaseURL

    func add(to forms: RouterGroup<APIRequestContext>) {
        forms.get(use: list)
    }

    /// A tenant has a handful of forms.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<FormBody>> {
        .ok(
            try await ListCursor.page(
                of: "forms", request, context, cursors, body: { FormBody($0, baseURL: baseURL) }
            ) {
                try await useCases.consents.forms(by: context.actor)
            })
    }
}
