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
    let identities: IdentityCache

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("me", use: me)
        api.get("members", use: list)
        api.post("members", use: invite)
        api.get("members/{id}", use: read)
        api.patch("members/{id}", use: change)
        api.post("members/{id}/password-resets", use: reset)
        api.delete("members/{id}/second-factor", use: removeFactor)
        api.delete("members/{id}/sessions", use: endSessions)
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
        let member = try await useCases.members.one(try context.identifier(), by: context.actor)
        return .ok(MemberBody(member), version: Int64(member.version))
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

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<MemberBody> {
        let id = try context.identifier()
        try context.actor.require(.membersManage)
        let precondition = try request.precondition()
        let patch = try await request.json(MemberPatch.self)
        let member = try await useCases.members.one(id, by: context.actor)
        try precondition.check(current: Int64(member.version))
        let changed = try await useCases.members.change(
            member, role: patch.role, disabled: patch.state.map { $0 == .disabled }, by: context.actor)
        identities.revoke(tenant: context.actor.tenant, member: id)
        return .ok(MemberBody(changed), version: Int64(changed.version))
    }

    /// Queues the message with the link for a new password.
    @Sendable
    private func reset(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try context.actor.require(.membersManage)
        let member = try await useCases.members.one(try context.identifier(), by: context.actor)
        try await useCases.reset(member, by: context.actor)
        return NoContent()
    }

    @Sendable
    private func removeFactor(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try context.actor.require(.ownersManage)
        let member = try await useCases.members.one(try context.identifier(), by: context.actor)
        try await useCases.factor.reset(member, by: context.actor)
        identities.revoke(tenant: context.actor.tenant, member: member.id)
        return NoContent()
    }

    @Sendable
    private func endSessions(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try context.actor.require(.membersManage)
        let member = try await useCases.members.one(try context.identifier(), by: context.actor)
        try await useCases.sessions.endAll(of: member, by: context.actor)
        identities.revoke(tenant: context.actor.tenant, member: member.id)
        return NoContent()
    }
}
