import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/people/{id}/processing`: why a person is kept.
struct GroundRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to people: RouterGroup<APIRequestContext>) {
        people.get("{id}/processing", use: list)
        people.post("{id}/processing", use: create)
        people.get("{id}/processing/{ground}", use: read)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<GroundBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("processing", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.read.grounds(
            of: id, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: GroundBody.init) {
                ListCursor(at: $0.ground.since, id: $0.ground.id)
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<GroundBody> {
        let id = try context.identifier()
        let statement = try await request.json(ProcessingRequest.self).statement
        let made = try await useCases.change.add(statement, to: id, by: context.actor)
        let location = context.made.note(
            "/api/v1/people/\(id.uuidString.lowercased())/processing/\(made.uuidString.lowercased())")
        let ground = try await useCases.read.ground(made, of: id, by: context.actor)
        return .created(GroundBody(ground), location: location)
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<GroundBody> {
        let ground = try await useCases.read.ground(
            try context.identifier("ground"), of: try context.identifier(), by: context.actor)
        return .ok(GroundBody(ground))
    }
}
