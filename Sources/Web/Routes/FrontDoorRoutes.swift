import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/p/{tenant}/…`: pages for strangers. No cookie is looked at, GET changes nothing, and a form needs no script.
struct FrontDoorRoutes {
    let support: PageSupport

    func add(to router: ObhutRouter) {
        let visitors = router.visitors()
        visitors.get("p/{tenant}/subscribe/{form}", use: form)
        visitors.post("p/{tenant}/subscribe/{form}", use: subscribe)
        let holders = router.holders()
        holders.get("p/{tenant}/confirm/{token}", use: question)
        holders.post("p/{tenant}/confirm/{token}", use: confirm)
        holders.get("p/{tenant}/unsubscribe/{token}", use: farewell)
        holders.post("p/{tenant}/unsubscribe/{token}", use: unsubscribe)
        holders.get("p/{tenant}/preferences/{token}", use: preferences)
        holders.post("p/{tenant}/preferences/{token}", use: withdraw)
        holders.get("p/{tenant}/preferences/{token}/receipt", use: receipt)
    }

    @Sendable
    private func form(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let offer = try await findOffer(context)
        let texts = Texts.in(FormPreview.languages(of: offer.form).first { $0 == context.language } ?? Self.only(offer))
        return try letter(SubscribePage(offer, texts: texts), offer, texts, request, context)
    }

    @Sendable
    private func subscribe(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let offer = try await findOffer(context)
        let form = try await request.form(context)
        let language = form["language"].flatMap(Language.init(rawValue:)) ?? context.language
        let texts = Texts.in(language)
        let input = SignupInput(
            email: form["email"], purposes: form.all("purpose"), shown: form.all("shown"),
            formVersion: form["form"].flatMap { Int32($0) }, language: language.rawValue)
        do {
            let outcome = try await support.useCases.consents.subscribe(input, to: offer)
            if outcome == .asked, let thanks = offer.form.content.thanksURL, WebOrigin(of: thanks) != nil {
                // Laid down by the business in the form, and nothing of it comes from the visitor.
                return Response(status: .seeOther, headers: Self.policy(of: offer, beside: [.location: thanks]))
            }
            return try letter(
                SubscribePage(offer, texts: texts, outcome: outcome), offer, texts, request, context)
        } catch let refusal as Refusal {
            let failure = HTTPFailure(refusal)
            return try letter(
                SubscribePage(offer, texts: texts, input: input, refusal: refusal), offer, texts, request, context,
                status: failure.status, headers: failure.waiting)
        }
    }

    @Sendable
    private func question(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (tenant, token) = Self.place(context)
        let question = try await support.useCases.consents.confirm.look(token, of: tenant)
        let texts = Texts.in(question.language.flatMap(Language.init(rawValue:)) ?? context.language)
        let t = texts.frontDoor
        return try letter(
            ConfirmPage(question, texts: texts, action: "/p/\(tenant)/confirm/\(token)"), texts, request, context,
            title: t.confirmTitle, lead: question.ending == nil ? t.confirmLead(question.tenant.name) : nil,
            status: question.ending?.status ?? .ok)
    }

    @Sendable
    private func confirm(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (tenant, token) = Self.place(context)
        let language = try await support.useCases.consents.confirm.look(token, of: tenant).language
        let texts = Texts.in(language.flatMap(Language.init(rawValue:)) ?? context.language)
        let answer = try await support.useCases.consents.confirm(token, of: tenant)
        return try letter(
            ConfirmPage(
                answer, texts: texts, action: "/p/\(tenant)/confirm/\(token)"), texts, request, context,
            title: texts.frontDoor.confirmTitle, status: answer.outcome.status)
    }

    @Sendable
    private func farewell(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let tenant = try await support.useCases.consents.unsubscribe.look(Self.place(context).tenant)
        return try farewellPage(tenant, isDone: false, request, context)
    }

    @Sendable
    private func unsubscribe(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (slug, token) = Self.place(context)
        let tenant = try await support.useCases.consents.unsubscribe(token, of: slug)
        return try farewellPage(tenant, isDone: true, request, context)
    }

    private func farewellPage(
        _ tenant: TenantRecord, isDone: Bool, _ request: Request, _ context: ObhutRequestContext
    ) throws -> Response {
        let (slug, token) = Self.place(context)
        let texts = Texts.in(context.language)
        let t = texts.frontDoor
        return try letter(
            UnsubscribePage(tenant, texts: texts, action: "/p/\(slug)/unsubscribe/\(token)", isDone: isDone), texts,
            request, context, title: t.unsubscribeTitle, lead: isDone ? nil : t.unsubscribeLead(tenant.name))
    }

    @Sendable
    private func preferences(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (slug, token) = Self.place(context)
        let found = try await support.useCases.consents.preferences.look(token, of: slug)
        return try preferencesPage(found, isDone: false, request, context)
    }

    @Sendable
    private func withdraw(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let (slug, token) = Self.place(context)
        let form = try await request.form(context)
        let found = try await support.useCases.consents.preferences.withdraw(form.all("purpose"), token, of: slug)
        return try preferencesPage(found, isDone: true, request, context)
    }

    @Sendable
    private func receipt(_ request: Request, _ context: ObhutRequestContext) async throws -> FileAnswer {
        let (slug, token) = Self.place(context)
        let document = try await support.useCases.consents.preferences.receipt(token, of: slug)
        return FileAnswer(
            name: "consent-receipt.json", mediaType: "application/json",
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: document)))
    }

    private func preferencesPage(
        _ found: (tenant: TenantRecord, sheet: ManagePreferences.Sheet?), isDone: Bool, _ request: Request,
        _ context: ObhutRequestContext
    ) throws -> Response {
        let (slug, token) = Self.place(context)
        let texts = Texts.in(context.language)
        let t = texts.frontDoor
        let page = PreferencesPage(
            found.sheet, of: found.tenant, texts: texts, action: "/p/\(slug)/preferences/\(token)",
            zone: found.tenant.timeZone, isDone: isDone)
        return try letter(
            page, texts, request, context, title: t.preferencesTitle,
            lead: found.sheet == nil ? nil : t.preferencesLead(found.tenant.name),
            status: found.sheet == nil ? .notFound : .ok)
    }

    private func findOffer(_ context: ObhutRequestContext) async throws -> SubscriptionOffer {
        try await support.useCases.consents.subscribe.form(
            context.parameters.get("form") ?? "", of: context.parameters.get("tenant") ?? "")
    }

    /// Tenant and token of the address; what is no token of ours is one that nobody knows.
    static func place(_ context: ObhutRequestContext) -> (tenant: String, token: String) {
        let token = context.parameters.get("token") ?? ""
        let isWhole = LocalRedirect.safe("/\(token)") == "/\(token)" && token.utf8.count <= 128
        return (context.parameters.get("tenant") ?? "", isWhole ? token : "")
    }

    private func letter(
        _ page: SubscribePage, _ offer: SubscriptionOffer, _ texts: Texts, _ request: Request,
        _ context: ObhutRequestContext, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        try letter(
            page, texts, request, context, title: offer.form.content.title(texts.language.rawValue),
            lead: page.isOpen ? texts.frontDoor.lead(offer.tenant.name) : nil, status: status,
            headers: Self.policy(of: offer, beside: headers))
    }

    /// The language of a form that speaks but one.
    private static func only(_ offer: SubscriptionOffer) -> Language {
        FormPreview.languages(of: offer.form).first ?? .german
    }

    /// Who may show this very form in a frame, and where it may lead; every other page is shown in none.
    private static func policy(of offer: SubscriptionOffer, beside headers: HTTPFields) -> HTTPFields {
        let content = offer.form.content
        // Rows may come from elsewhere: what is no origin does not get into a header.
        let thanks = content.thanksURL.flatMap { WebOrigin(of: $0)?.text }
        let frames = content.embedOrigins.compactMap { WebOrigin(of: $0)?.text }
        guard thanks != nil || !frames.isEmpty else { return headers }
        var headers = headers
        headers[.contentSecurityPolicy] = SecurityHeaders.policy(framedBy: frames, formsTo: [thanks].compactMap { $0 })
        return headers
    }

    /// A page for somebody outside: no session, no cookie.
    func letter(
        _ page: some PageContent, _ texts: Texts, _ request: Request, _ context: ObhutRequestContext, title: String,
        lead: String? = nil, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        let frame = Frame(texts: texts, appearance: nil, title: title, lead: lead)
        return HTMLAnswer(try Page(frame: frame, page: page).html(), status: status, headers: headers)
            .response(from: request, context: context)
    }
}

extension SignupOutcome {
    /// What the page of a link answers: a used one is fine, one whose time is over is gone.
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .confirmed, .used: .ok
        case .over: .gone
        case .unknown: .notFound
        }
    }
}
