import Domain
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/invitation/{token}` and `/password/{token}`: looking changes nothing, sending sets the password and logs in.
struct OneTimeLinkRoutes {
    let support: PageSupport
    let door: LoginDoor

    func add(to router: ObhutRouter) {
        let doors = router.doors()
        for kind in [MemberLink.Kind.invitation, .passwordReset] {
            let path = RouterPath("\(kind.segment)/{token}")
            doors.get(path) { request, context in
                try await page(try Self.token(context), kind, request, context)
            }
            doors.post(path) { request, context in try await accept(kind, request, context) }
        }
    }

    private func accept(
        _ kind: MemberLink.Kind, _ request: Request, _ context: ObhutRequestContext
    ) async throws -> Response {
        let token = try Self.token(context)
        let form = try await request.form(context)
        let password = form.raw("password") ?? ""
        guard form.raw("again").map({ $0 == password }) ?? true else {
            let text = support.texts(request, context).invitation.passwordsDiffer
            return try await page(token, kind, request, context, problem: ("again", text))
        }
        do {
            let outcome = try await support.useCases.setPassword(
                token, kind, password: password, device: request.device)
            let flash = Flash(kind == .invitation ? .welcome : .passwordChanged)
            if let answer = try await door.proceed(outcome, next: nil, flash: flash, request, context) {
                return answer
            }
            return support.redirect("/login", flash: flash)
        } catch let refusal as Refusal where refusal.field == "password" {
            let text = support.texts(request, context).line(refusal)
            return try await page(token, kind, request, context, problem: ("password", text))
        }
    }

    private func page(
        _ token: String, _ kind: MemberLink.Kind, _ request: Request, _ context: ObhutRequestContext,
        problem: (field: String, text: String)? = nil
    ) async throws -> Response {
        let (tenant, member) = try await support.useCases.setPassword.look(token, kind)
        let texts = support.texts(request, context)
        let isInvitation = kind == .invitation
        let content = InvitationPage(
            texts: texts, tenant: tenant.name, email: member.profile.email, role: isInvitation ? member.role : nil,
            action: "/\(kind.segment)/\(token)", csrf: context.session?.csrfToken, problem: problem)
        return try support.door(
            content, request: request, context: context,
            title: isInvitation ? texts.invitation.title : texts.invitation.resetTitle,
            lead: isInvitation ? texts.invitation.lead(tenant.name) : texts.invitation.resetLead,
            status: problem == nil ? .ok : .unprocessableContent)
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

extension MemberLink.Kind {
    /// The first part of the link's path.
    fileprivate var segment: String {
        switch self {
        case .invitation: "invitation"
        case .passwordReset: "password"
        }
    }
}
