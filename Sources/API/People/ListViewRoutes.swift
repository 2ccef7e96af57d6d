import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/views`: saved views of lists, a member's own and those that everybody in the business sees.
///
/// On pages whoever may look may also save how she looks; a token that only reads writes nothing.
struct ListViewRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to views: RouterGroup<APIRequestContext>) {
        views.get(use: list)
        views.post(use: create)
        views.get("{id}", use: read)
        views.delete("{id}", use: delete)
    }

    /// A member sees at most 150 views of each list.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ListViewBody>> {
        let member = context.actor.member
        return .ok(
            try await ListCursor.page(
                of: "views", request, context, cursors, body: { ListViewBody($0, for: member) },
                all: {
                    try await useCases.lists.views(of: .person, by: context.actor)
                        + useCases.lists.views(of: .organization, by: context.actor)
                }))
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ListViewBody> {
        try context.actor.require(.peopleWrite)
        let order = try await request.json(ListViewRequest.self)
        let id = try await useCases.lists.save(
            try order.record(), of: try order.list(), isShared: order.isShared ?? false, by: context.actor)
        let location = context.made.note("/api/v1/views/\(id.uuidString.lowercased())")
        let view = try await useCases.lists.view(id, by: context.actor)
        return .created(ListViewBody(view, for: context.actor.member), location: location)
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ListViewBody> {
        let view = try await useCases.lists.view(try context.identifier(), by: context.actor)
        return .ok(ListViewBody(view, for: context.actor.member))
    }

    @Sendable
    private func delete(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try context.actor.require(.peopleWrite)
        try await useCases.lists.remove(try context.identifier(), by: context.actor)
        return NoContent()
    }
}
