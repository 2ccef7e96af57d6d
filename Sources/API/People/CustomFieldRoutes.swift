import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations

/// `/custom-fields`: what a tenant keeps of its people beside what everybody keeps.
struct CustomFieldRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to fields: RouterGroup<APIRequestContext>) {
        fields.get(use: list)
        fields.post(use: create)
        fields.get("{id}", use: read)
        fields.patch("{id}", use: change)
        fields.delete("{id}", use: delete)
    }

    /// A tenant has at most 50 fields.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<CustomFieldBody>> {
        .ok(
            try await ListCursor.page(of: "custom-fields", request, context, cursors, body: CustomFieldBody.init) {
                try await useCases.vocabulary(by: context.actor).fields
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CustomFieldBody> {
        let order = try await request.json(CustomFieldRequest.self)
        let field = try await useCases.fields.create(by: context.actor) { try order.field(at: $0) }
        let location = context.made.note("/api/v1/custom-fields/\(field.id.uuidString.lowercased())")
        return .created(CustomFieldBody(field), location: location, version: Int64(field.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CustomFieldBody> {
        let field = try await useCases.fields.one(try context.identifier(), by: context.actor)
        return .ok(CustomFieldBody(field), version: Int64(field.version))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CustomFieldBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let patch = try await request.json(CustomFieldPatch.self)
        let field = try await precondition.changing {
            try await useCases.fields.one(id, by: context.actor).version
        } _: { version in
            try await useCases.fields.change(id, version: version, by: context.actor) { patch.apply(to: &$0) }
        }
        return .ok(CustomFieldBody(field), version: Int64(field.version))
    }

    @Sendable
    private func delete(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try await useCases.fields.delete(try context.identifier(), by: context.actor)
        return NoContent()
    }
}
