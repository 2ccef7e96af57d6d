import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations

/// `/purposes`: what the tenant may keep people's data for; set up, and given up.
struct PurposeRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to purposes: RouterGroup<APIRequestContext>) {
        purposes.get(use: list)
        purposes.post(use: create)
        purposes.get("{code}", use: read)
        purposes.post("{code}/end", use: end)
    }

    private var purposes: ManagePurposes { useCases.consents.purposes }

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

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PurposeBody> {
        let order = try await request.json(PurposeRequest.self)
        let made = try await purposes.create(try order.purpose(), by: context.actor)
        return .created(PurposeBody(made), location: context.made.note("/api/v1/purposes/\(made.code)"))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PurposeBody> {
        .ok(PurposeBody(try await purposes.one(code(context), by: context.actor)))
    }

    /// Nothing is stored, asked or sent for it from here on.
    @Sendable
    private func end(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PurposeBody> {
        .ok(PurposeBody(try await purposes.end(code(context), by: context.actor)))
    }

    private func code(_ context: APIRequestContext) -> String { context.parameters.get("code") ?? "" }
}
