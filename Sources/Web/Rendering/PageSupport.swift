import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Texts

/// What all routes of the pages share.
struct PageSupport: Sendable {
    let useCases: WebRoutes.UseCases
    let identities: IdentityCache
    let clock: any BusinessClock
    let cursors: CursorCodec
    let sessionCookie: SessionCookie
    let isSecure: Bool

    /// Everything a page of the staff is made with.
    func desk(_ request: Request, _ context: StaffRequestContext) async throws -> Desk {
        let appearance = Appearance(request)
        return Desk(
            texts: appearance.texts(context.language), appearance: appearance, actor: context.actor,
            tenant: try await useCases.tenant(by: context.actor), csrf: context.session.csrfToken,
            flash: Flash(request), now: clock.now, isSecure: isSecure, here: Self.here(request))
    }

    /// Tags, fields and members for a person's pages.
    func choices(_ context: StaffRequestContext) async throws -> PersonChoices {
        PersonChoices(
            try await useCases.vocabulary(by: context.actor),
            context.actor.may(.membersRead) ? try await useCases.members.list(by: context.actor) : [])
    }

    /// A page before the login.
    func door(
        _ content: some PageContent, request: Request, context: ObhutRequestContext, title: String,
        heading: String? = nil, lead: String? = nil, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        let appearance = Appearance(request)
        let texts = appearance.texts(context.language)
        let flash = Flash(request)
        var headers = headers
        if flash != nil { headers.append(PageCookie.flash.field("", seconds: 0, isSecure: isSecure)) }
        let frame = Frame(
            texts: texts, appearance: appearance, title: title, heading: heading, lead: lead,
            flash: flash?.toast(texts, csrf: context.session?.csrfToken), csrf: context.session?.csrfToken,
            here: Self.here(request))
        let html = try Page(frame: frame, page: content).html()
        return HTMLAnswer(html, status: status, headers: headers).response(from: request, context: context)
    }

    /// The address of a page that can be asked for again; `/` for one that answered a form.
    private static func here(_ request: Request) -> String {
        request.method == .get ? LocalRedirect.safe(request.uri.string) : "/"
    }

    /// The texts for a visitor.
    func texts(_ request: Request, _ context: some ObhutContext) -> Texts {
        Appearance(request).texts(context.language)
    }

    /// 303 to a path of ours, telling there what was done.
    func redirect(_ path: String, flash: Flash? = nil, cookies: [HTTPField] = []) -> Response {
        var headers: HTTPFields = [:]
        for cookie in cookies { headers.append(cookie) }
        if let flash { headers.append(PageCookie.flash.field(flash.cookie, seconds: 60, isSecure: isSecure)) }
        return LocalRedirect.seeOther(path, headers: headers)
    }
}

extension RequestContext {
    /// The id in the path; anything that is no id answers like an id that is not there.
    func identifier(_ name: String = "id") throws -> UUID {
        guard let text = parameters.get(name), let id = UUID(uuidString: text) else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such thing here.")
        }
        return id
    }
}

extension UUID {
    /// The id as addresses write it.
    var path: String { uuidString.lowercased() }
}
