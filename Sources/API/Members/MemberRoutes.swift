import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/me` and `/members`.
struct MemberRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec
    let baseURL: BaseURL

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("me", use: me)
        api.get("members", use: list)
        api.post("members", use: invite)
        api.get("members/{id}", use: read)
    }

    @Sendable
    private func me(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<MeBody> {
        .ok(MeBody(context.token))
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<MemberBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("members", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.members.list(
            after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: MemberBody.init) {
                ListCursor(at: $0.createdAt, id: $0.id)
            })
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<MemberBody> {
        .ok(MemberBody(try await useCases.members.one(try context.identifier(), by: context.actor)))
    }

    @Sendable
    private func invite(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<InvitationBody> {
        let order = try await request.json(InvitationRequest.self)
        let invitation = try await useCases.invite(
            email: order.email, name: order.name, role: order.role, by: context.actor)
        let id = invitation.member.uuidString.lowercased()
        return .created(
            InvitationBody(
                id: id,
                invitation: .init(
                    url: baseURL.string + "/invitation/\(invitation.secret)", expiresAt: invitation.expiresAt)),
            location: "/api/v1/members/\(id)")
    }
}
