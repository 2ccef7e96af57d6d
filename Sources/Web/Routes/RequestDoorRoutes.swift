import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/p/{tenant}/requests…` and `/p/{tenant}/privacy`: a form for everybody, the links of its messages, and what a business says of
/// itself. No cookie is looked at, GET changes nothing, and nothing needs a script.
struct RequestDoorRoutes {
    let support: PageSupport

    private var door: FrontDoorRoutes { FrontDoorRoutes(support: support) }
    private var useCases: RequestUseCases { support.useCases.requests }

    func add(to router: ObhutRouter) {
        let visitors = router.visitors()
        visitors.get("p/{tenant}/requests", use: form)
        visitors.post("p/{tenant}/requests", use: open)
        visitors.get("p/{tenant}/privacy", use: privacy)
        let holders = router.holders()
        holders.get("p/{tenant}/requests/{token}", use: look)
        holders.post("p/{tenant}/requests/{token}", use: confirm)
        holders.get("p/{tenant}/requests/{token}/package", use: lookForPackage)
        holders.post("p/{tenant}/requests/{token}/package", use: fetch)
    }

    @Sendable
    private func form(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let tenant = try await useCases.door.form(of: context.parameters.get("tenant") ?? "")
        let texts = Texts.in(context.language)
        return try formPage(RequestFormPage(tenant, texts: texts), tenant, texts, request, context)
    }

    @Sendable
    private func open(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let tenant = try await useCases.door.form(of: context.parameters.get("tenant") ?? "")
        let form = try await request.form(context)
        let texts = Texts.in(form["language"].flatMap(Language.init(rawValue:)) ?? context.language)
        do {
            try await useCases.door(
                kind: form["kind"], email: form["email"], language: texts.language.rawValue, to: tenant)
            return try formPage(RequestFormPage(tenant, texts: texts, isSent: true), tenant, texts, request, context)
        } catch let refusal as Refusal {
            let failure = HTTPFailure(refusal)
            return try formPage(
                RequestFormPage(tenant, texts: texts, kind: form["kind"], address: form["email"], refusal: refusal),
                tenant, texts, request, context, status: failure.status, headers: failure.waiting)
        }
    }

    private func formPage(
        _ page: RequestFormPage, _ tenant: TenantRecord, _ texts: Texts, _ request: Request,
        _ context: ObhutRequestContext, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        let t = texts.requests.door
        return try door.letter(
            page, texts, request, context, title: t.title, lead: page.isOpen ? t.lead(tenant.name) : nil,
            status: status, headers: headers)
    }

    @Sendable
    private func look(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (tenant, token) = FrontDoorRoutes.place(context)
        return try linkPage(try await useCases.door.look(token, of: tenant), request, context)
    }

    @Sendable
    private func confirm(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (tenant, token) = FrontDoorRoutes.place(context)
        return try linkPage(try await useCases.door.confirm(token, of: tenant), request, context)
    }

    private func linkPage(
        _ look: RequestDoor.Look, _ request: Request, _ context: ObhutRequestContext
    ) throws -> Response {
        let (tenant, token) = FrontDoorRoutes.place(context)
        let texts = Self.texts(look, context)
        let t = texts.requests.door
        return try door.letter(
            RequestLinkPage(look, texts: texts, action: "/p/\(tenant)/requests/\(token)"), texts, request, context,
            title: t.statusTitle, lead: look.isConfirmable ? t.confirmLead(look.tenant.name) : nil,
            status: look.request == nil ? .notFound : .ok)
    }

    @Sendable
    private func lookForPackage(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (tenant, token) = FrontDoorRoutes.place(context)
        let look = try await useCases.door.lookForPackage(token, of: tenant)
        let texts = Self.texts(look, context)
        let t = texts.requests.door
        return try door.letter(
            RequestLinkPage(delivery: look, texts: texts, action: "/p/\(tenant)/requests/\(token)/package"), texts,
            request, context, title: t.packageTitle, lead: look.request == nil ? nil : t.packageLead(look.tenant.name),
            status: look.request == nil ? .notFound : .ok)
    }

    @Sendable
    private func fetch(_ request: Request, _ context: ObhutRequestContext) async throws -> FileAnswer {
        let (tenant, token) = FrontDoorRoutes.place(context)
        let package = try await useCases.door.fetch(token, of: tenant)
        return FileAnswer(name: package.name, mediaType: PersonPackage.mediaType, writing: package.write)
    }

    @Sendable
    private func privacy(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let sheet = try await useCases.privacy(of: context.parameters.get("tenant") ?? "")
        let texts = Texts.in(context.language)
        let t = texts.privacy
        let day = texts.formats.day(year: sheet.day.year, month: sheet.day.month, day: sheet.day.day)
        return try door.letter(
            PrivacyPage(sheet, texts: texts), texts, request, context, title: t.title,
            lead: t.lead(sheet.tenant.name, day))
    }

    /// In the language that was chosen with the form.
    private static func texts(_ look: RequestDoor.Look, _ context: ObhutRequestContext) -> Texts {
        .in(look.request?.detail?.language.flatMap(Language.init(rawValue:)) ?? context.language)
    }
}
