import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/purposes`: what the business processes data for, and the words it asks with.
struct PurposeRoutes {
    private static let path = "/purposes"
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("purposes", use: list)
        staff.get("purposes/new", use: blank)
        staff.post("purposes/new", use: create)
        staff.get("purposes/{code}", use: show)
        staff.get("purposes/{code}/end", use: ask)
        staff.post("purposes/{code}/end", use: end)
        staff.get("purposes/{code}/{kind}/new", use: form)
        staff.post("purposes/{code}/{kind}/new", use: write)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let t = desk.texts.purpose
        let purposes = try await support.useCases.purposes(by: context.actor)
        let texts = try await support.useCases.consents.wordings.list(by: context.actor)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, lead: t.lead, crumbs: [Self.people(desk)],
                    actions: (desk.actor.may(.settingsWrite)
                        ? [Action(t.setUp.new, href: "\(Self.path)/new", icon: .plus, isPrimary: true)] : [])
                        + [Action(desk.texts.forms.title, href: "/forms", icon: .mail)]),
                page: PurposesPage(purposes, texts: texts, desk: desk)))
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let purpose = try await purpose(context)
        let desk = try await support.desk(request, context)
        let texts = try await support.useCases.consents.wordings.list(of: purpose.code, by: context.actor)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: desk.texts.purpose.title, heading: desk.name(of: purpose),
                    crumbs: [Self.people(desk), Crumb(desk.texts.purpose.title, href: Self.path)]),
                page: PurposePage(
                    purpose, texts: texts,
                    use: try await support.useCases.consents.purposes.use(of: purpose.code, by: context.actor),
                    wordings: try await support.useCases.consents.purposes.useOfWordings(
                        of: purpose.code, by: context.actor), forms: try await forms(purpose, context), desk: desk)))
    }

    @Sendable
    private func blank(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await page(PurposeEntry(), request, context)
    }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let entry = PurposeEntry(try await request.form(context))
        do {
            let made = try await support.useCases.consents.purposes.create(try entry.purpose(), by: context.actor)
            return support.redirect("\(Self.path)/\(made.code)", flash: Flash(.purposeMade))
        } catch let refusal as Refusal where refusal.isOfInput || refusal.kind == .conflict {
            return try await page(entry, refusal: refusal, request, context)
        }
    }

    private func page(
        _ entry: PurposeEntry, refusal: Refusal? = nil, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let desk = try await support.desk(request, context)
        let t = desk.texts.purpose
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.setUp.new, lead: t.setUp.newLead, crumbs: [Crumb(t.title, href: Self.path)]),
                page: PurposeNewPage(entry, refusal: refusal, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func ask(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try context.actor.require(.settingsWrite)
        let purpose = try await purpose(context)
        let desk = try await support.desk(request, context)
        let t = desk.texts.purpose
        let name = desk.name(of: purpose)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.setUp.endTitle, heading: "\(t.setUp.endTitle): \(name)",
                    crumbs: [Crumb(t.title, href: Self.path), Crumb(name, href: "\(Self.path)/\(purpose.code)")]),
                page: PurposeEndPage(
                    purpose,
                    use: try await support.useCases.consents.purposes.use(of: purpose.code, by: context.actor),
                    forms: try await forms(purpose, context), desk: desk)))
    }

    @Sendable
    private func end(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        _ = try await request.form(context)
        let code = context.parameters.get("code") ?? ""
        let ended = try await support.useCases.consents.purposes.end(code, by: context.actor)
        return support.redirect("\(Self.path)/\(ended.code)", flash: Flash(.purposeEnded))
    }

    /// The open forms that ask for a purpose.
    private func forms(_ purpose: PurposeRules, _ context: StaffRequestContext) async throws -> [ManageForms.Line] {
        try await support.useCases.consents.forms.list(by: context.actor).filter { line in
            line.form.state != .closed && line.purposes.contains { $0.code == purpose.code }
        }
    }

    @Sendable
    private func form(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let (purpose, kind) = try await place(context)
        let current = try await support.useCases.consents.wordings.list(of: purpose.code, by: context.actor)
            .first { $0.kind == kind }
        return try await page(
            purpose, kind, german: current?.german.body ?? "", english: current?.english.body ?? "",
            version: current?.version ?? 0, request, context)
    }

    @Sendable
    private func write(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.settingsWrite)
        let form = try await request.form(context)
        let (purpose, kind) = try await place(context)
        let (german, english) = (form.raw("de") ?? "", form.raw("en") ?? "")
        let version = try form.version()
        do {
            if form.isTicked("preview") {
                _ = try WordingRule.checked(german: german, english: english)
                return try await page(
                    purpose, kind, german: german, english: english, version: version, isPreviewed: true, request,
                    context)
            }
            _ = try await support.useCases.consents.wordings.write(
                german, english, kind, of: purpose.code, after: version, by: context.actor)
            return support.redirect("\(Self.path)/\(purpose.code)", flash: Flash(.wording))
        } catch let refusal as Refusal where refusal.isOfInput || refusal.kind == .preconditionFailed {
            return try await page(
                purpose, kind, german: german, english: english, version: version, refusal: refusal, request, context)
        }
    }

    private func page(
        _ purpose: PurposeRules, _ kind: WordingKind, german: String, english: String, version: Int32,
        isPreviewed: Bool = false, refusal: Refusal? = nil, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let t = desk.texts.purpose
        let name = desk.name(of: purpose)
        let failed: HTTPResponse.Status =
            refusal?.kind == .preconditionFailed ? .preconditionFailed : .unprocessableContent
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.write, heading: "\(name): \(t.kinds[kind.rawValue] ?? "")", lead: t.writeLead,
                    crumbs: [Crumb(t.title, href: Self.path), Crumb(name, href: "\(Self.path)/\(purpose.code)")]),
                page: WordingPage(
                    purpose, kind, german: german, english: english, version: version,
                    current: try await support.useCases.consents.wordings.list(of: purpose.code, by: context.actor)
                        .first { $0.kind == kind && $0.isCurrent }, isPreviewed: isPreviewed, refusal: refusal,
                    desk: desk)),
            status: refusal == nil ? .ok : failed
        ).response(from: request, context: context)
    }

    private static func people(_ desk: Desk) -> Crumb { Crumb(desk.texts.people.title, href: "/people") }

    private func place(_ context: StaffRequestContext) async throws -> (PurposeRules, WordingKind) {
        guard let kind = context.parameters.get("kind").flatMap({ WordingKind(rawValue: $0) }) else {
            throw Refusal(.notFound, RefusalCode.notFound)
        }
        return (try await purpose(context), kind)
    }

    private func purpose(_ context: StaffRequestContext) async throws -> PurposeRules {
        let code = context.parameters.get("code")
        return try await support.useCases.consents.purposes.one(code ?? "", by: context.actor)
    }
}
