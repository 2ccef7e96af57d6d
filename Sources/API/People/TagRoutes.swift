import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations

/// `/tags`, and tagging many people at once.
struct TagRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("tags", use: list)
        api.post("tags", use: create)
        api.get("tags/{id}", use: read)
        api.patch("tags/{id}", use: rename)
        api.delete("tags/{id}", use: delete)
        api.post("people/tags", use: tag)
    }

    /// A tenant has at most 500 tags.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<TagBody>> {
        .ok(
            try await ListCursor.page(of: "tags", request, context, cursors, body: TagBody.init) {
                try await useCases.vocabulary(by: context.actor).tags
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<TagBody> {
        let order = try await request.json(TagRequest.self)
        let tag = try await useCases.tags.create(order.label, by: context.actor)
        let location = context.made.note("/api/v1/tags/\(tag.id.uuidString.lowercased())")
        return .created(TagBody(tag), location: location, version: Int64(tag.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<TagBody> {
        let tag = try await useCases.tags.one(try context.identifier(), by: context.actor)
        return .ok(TagBody(tag), version: Int64(tag.version))
    }

    @Sendable
    private func rename(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<TagBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let order = try await request.json(TagRequest.self)
        let tag = try await precondition.changing {
            try await useCases.tags.one(id, by: context.actor).version
        } _: { version in
            try await useCases.tags.rename(id, to: order.label, version: version, by: context.actor)
        }
        return .ok(TagBody(tag), version: Int64(tag.version))
    }

    @Sendable
    private func delete(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try await useCases.tags.delete(try context.identifier(), by: context.actor)
        return NoContent()
    }

    @Sendable
    private func tag(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<TaggingBody> {
        let order = try await request.json(TaggingRequest.self)
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        let outcome = try await useCases.tagging(
            order.ids, add: try vocabulary.ids(ofTags: order.add ?? [], at: "add"),
            remove: try vocabulary.ids(ofTags: order.remove ?? [], at: "remove"), by: context.actor)
        return .ok(TaggingBody(outcome, vocabulary))
    }
}
