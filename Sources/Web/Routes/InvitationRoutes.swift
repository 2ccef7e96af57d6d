import Domain
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/invitation/{token}`: looking changes nothing, sending sets the password and logs in.
struct InvitationRoutes {
    let support: PageSupport

    func add(to router: ObhutRouter) {
        let doors = router.doors()
        doors.get("invitation/{token}", use: show)
        doors.post("invitation/{token}", use: accept)
    }

    @Sendable
    private func show(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        try await page(try Self.token(context), request, context)
    }

    @Sendable
    private func accept(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let token = try Self.token(context)
        let form = try await request.form(context)
        let password = form.raw("password") ?? ""
        guard form.raw("again").map({ $0 == password }) ?? true else {
            let text = support.texts(request, context).invitation.passwordsDiffer
            return try await page(token, request, context, problem: ("again", text))
        }
        do {
            let opened = try await support.useCases.invitation(token, password: password)
            return support.redirect(
                "/people", flash: Flash(.welcome), cookies: [support.sessionCookie.starting(opened.secret)])
        } catch let refusal as Refusal where refusal.field == "password" {
            let text = support.texts(request, context).line(refusal)
            return try await page(token, request, context, problem: ("password", text))
        }
    }

    private func page(
        _ token: String, _ request: Request, _ context: ObhutRequestContext,
        problem: (field: String, text: String)? = nil
    ) async throws -> Response {
        let (tenant, member) = try await support.useCases.invitation.look(token)
        let texts = support.texts(request, context)
        let content = InvitationPage(
            texts: texts, tenant: tenant.name, email: member.profile.email, role: member.role,
            action: "/invitation/\(token)", csrf: context.session?.csrfToken, problem: problem)
        return try support.door(
            content, request: request, context: context, title: texts.invitation.title,
            lead: texts.invitation.lead(tenant.name), status: problem == nil ? .ok : .unprocessableContent)
    }

    /// The secret in the path; only the shape of ours is looked up.
    private static func token(_ context: ObhutRequestContext) throws -> String {
        let token = context.parameters.get("token") ?? ""
        guard (16...128).contains(token.utf8.count), LocalRedirect.safe("/\(token)") == "/\(token)",
            !token.utf8.contains(UInt8(ascii: "/"))
        else {
            throw Refusal(
                .notFound, RefusalCode.tokenInvalid, rule: "This link was used, has expired or never existed.")
        }
        return token
    }
}
