import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/activities`, and the timelines of people and organisations.
struct ActivityRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("activities", use: list)
        api.post("activities", use: create)
        api.get("activities/{id}", use: read)
        api.patch("activities/{id}", use: change)
        api.delete("activities/{id}", use: delete)
        api.post("activities/{id}/restorations", use: restore)
        api.get("people/{id}/timeline") { try await timeline(.person, $0, $1) }
        api.get("organizations/{id}/timeline") { try await timeline(.organization, $0, $1) }
    }

    private var activities: ManageActivities { useCases.organizations.activities }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ActivityBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("activities", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await activities.page(
            after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: ActivityBody.init) {
                ListCursor(at: $0.happenedAt, id: $0.id)
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ActivityBody> {
        let input = try await request.json(ActivityRequest.self).input
        let id = try await activities.add(input, by: context.actor)
        context.made.note(Self.location(id))
        return created(try await activities.one(id, by: context.actor))
    }

    @Sendable
    private func restore(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ActivityBody> {
        created(try await activities.restore(try context.identifier(), by: context.actor))
    }

    private static func location(_ id: UUID) -> String { "/api/v1/activities/\(id.uuidString.lowercased())" }

    private func created(_ activity: StoredActivity) -> JSONAnswer<ActivityBody> {
        .created(
            ActivityBody(activity), location: Self.location(activity.id),
            version: Int64(activity.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ActivityBody> {
        let activity = try await activities.one(try context.identifier(), by: context.actor)
        return .ok(ActivityBody(activity), version: Int64(activity.version))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ActivityBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let patch = try await request.json(ActivityPatch.self)
        let activity = try await precondition.changing {
            try await activities.one(id, by: context.actor).version
        } _: { version in
            try await activities.change(id, version: version, by: context.actor) { patch.apply(to: &$0) }
        }
        return .ok(ActivityBody(activity), version: Int64(activity.version))
    }

    @Sendable
    private func delete(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try await activities.delete(try context.identifier(), by: context.actor)
        return NoContent()
    }

    private func timeline(
        _ kind: SubjectKind, _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<TimelineBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope(
            kind == .person ? "timeline" : "organization-timeline", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.organizations.timeline.of(
            id, kind, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: TimelineBody.init) {
                ListCursor(at: $0.at, id: $0.id)
            })
    }
}
