import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/campaigns`.
struct CampaignRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to campaigns: RouterGroup<APIRequestContext>) {
        campaigns.get(use: list)
        campaigns.post(use: create)
        campaigns.get("{id}", use: read)
        campaigns.patch("{id}", use: change)
        campaigns.get("{id}/reach", use: reach)
        campaigns.post("{id}/sending", use: send)
        campaigns.delete("{id}/sending", use: pause)
        campaigns.post("{id}/test-message", use: test)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<CampaignBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("campaigns", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.campaigns.list(
            after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: CampaignBody.init) {
                ListCursor(at: $0.createdAt, id: $0.id)
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CampaignBody> {
        let order = try await request.json(CampaignRequest.self)
        let view = try await view(order.view, context)
        let made = try await useCases.campaigns.create(by: context.actor) { sender in
            var content = order.content(sender: sender)
            if let view { try content.narrow(to: view) }
            return content
        }
        let location = context.made.note("/api/v1/campaigns/\(made.id.uuidString.lowercased())")
        return .created(CampaignBody(made), location: location, version: Int64(made.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CampaignBody> {
        answer(try await useCases.campaigns.one(try context.identifier(), by: context.actor))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CampaignBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let patch = try await request.json(CampaignPatch.self)
        let view = try await view(patch.view ?? nil, context)
        let campaign = try await precondition.changing {
            try await useCases.campaigns.one(id, by: context.actor).version
        } _: { version in
            try await useCases.campaigns.change(id, version: version, by: context.actor) {
                patch.apply(to: &$0)
                if let view { try $0.narrow(to: view) }
            }
        }
        return answer(campaign)
    }

    /// The view that is asked for, if one is.
    private func view(_ id: UUID?, _ context: APIRequestContext) async throws -> ListViewRecord? {
        guard let id else { return nil }
        return try await useCases.campaigns.view(id, by: context.actor)
    }

    @Sendable
    private func reach(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<CampaignReachBody> {
        .ok(CampaignReachBody(try await useCases.campaigns.reach(try context.identifier(), by: context.actor)))
    }

    /// Has it go out in the background; `DELETE` halts it.
    @Sendable
    private func send(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CampaignBody> {
        .accepted(CampaignBody(try await useCases.campaigns.start(try context.identifier(), by: context.actor)))
    }

    @Sendable
    private func pause(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        _ = try await useCases.campaigns.pause(try context.identifier(), by: context.actor)
        return NoContent()
    }

    @Sendable
    private func test(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try await useCases.campaigns.test(try context.identifier(), by: context.actor)
        return NoContent()
    }

    private func answer(_ campaign: StoredCampaign) -> JSONAnswer<CampaignBody> {
        .ok(CampaignBody(campaign), version: Int64(campaign.version))
    }
}
