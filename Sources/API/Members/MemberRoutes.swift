import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/me`, `/members`, `/tokens` and `/purposes`.
struct MemberRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec
    let baseURL: BaseURL

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("me", use: me)
        api.get("members", use: members)
        api.post("members", use: invite)
        api.get("tokens", use: tokens)
        api.post("tokens", use: createToken)
        api.delete("tokens/{id}", use: revokeToken)
        api.get("purposes", use: purposes)
    }

    @Sendable
    private func me(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<MeBody> {
        _ = try ListQuery(request)
        return .ok(MeBody(context.token))
    }

    @Sendable
    private func members(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<MemberBody>> {
        _ = try ListQuery(request)
        let members = try await useCases.members.list(by: context.actor)
        return .ok(ListAnswer(items: members.map(MemberBody.init), nextCursor: nil))
    }

    @Sendable
    private func invite(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<InvitationBody> {
        let order = try await request.json(InvitationRequest.self)
        let invitation = try await useCases.invite(
            email: order.email, name: order.name, role: order.role, by: context.actor)
        return .created(
            InvitationBody(
                id: invitation.member.uuidString.lowercased(),
                invitation: .init(
                    url: baseURL.string + "/invitation/\(invitation.secret)", expiresAt: invitation.expiresAt)),
            location: "/api/v1/members")
    }

    @Sendable
    private func tokens(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<TokenBody>> {
        _ = try ListQuery(request)
        let tokens = try await useCases.members.tokens(by: context.actor)
        return .ok(ListAnswer(items: tokens.map(TokenBody.init), nextCursor: nil))
    }

    /// A token for the caller herself, never wider than what she holds.
    @Sendable
    private func createToken(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<CreatedTokenBody> {
        let order = try await request.json(TokenRequest.self)
        let created = try await useCases.members.createOwnToken(
            scopes: Set(order.scopes), expiresAt: order.expiresAt, by: context.actor)
        return .created(CreatedTokenBody(created), location: "/api/v1/tokens")
    }

    @Sendable
    private func revokeToken(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try await useCases.members.revokeToken(try context.identifier(), by: context.actor)
        return NoContent()
    }

    @Sendable
    private func purposes(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<PurposeBody>> {
        _ = try ListQuery(request)
        let purposes = try await useCases.purposes(by: context.actor)
        return .ok(ListAnswer(items: purposes.map(PurposeBody.init), nextCursor: nil))
    }
}
