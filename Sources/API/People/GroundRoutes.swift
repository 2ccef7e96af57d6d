import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/people/{id}/processing` and `/organizations/{id}/processing`: why they are kept.
struct GroundRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec
    let kind: SubjectKind

    func add(to subjects: RouterGroup<APIRequestContext>) {
        subjects.get("{id}/processing", use: list)
        subjects.post("{id}/processing", use: create)
        subjects.get("{id}/processing/{ground}", use: read)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<GroundBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope(
            kind == .person ? "processing" : "organization-processing", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.organizations.grounds.of(
            id, kind, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: GroundBody.init) {
                ListCursor(at: $0.ground.since, id: $0.ground.id)
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<GroundBody> {
        let id = try context.identifier()
        let statement = try await request.json(ProcessingRequest.self).statement
        let (segment, made) =
            switch kind {
            case .person: ("people", try await useCases.change.add(statement, to: id, by: context.actor))
            case .organization:
                ("organizations", try await useCases.organizations.change.add(statement, to: id, by: context.actor))
            }
        let location = context.made.note(
            "/api/v1/\(segment)/\(id.uuidString.lowercased())/processing/\(made.uuidString.lowercased())")
        let ground = try await useCases.organizations.grounds.one(made, of: id, kind, by: context.actor)
        return .created(GroundBody(ground), location: location)
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<GroundBody> {
        let ground = try await useCases.organizations.grounds.one(
            try context.identifier("ground"), of: try context.identifier(), kind, by: context.actor)
        return .ok(GroundBody(ground))
    }
}
