import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/campaigns`: writing what goes to many, seeing who may get it, sending and halting it.
struct CampaignRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("campaigns", use: list)
        staff.get("campaigns/new", use: blank)
        staff.post("campaigns/new", use: create)
        staff.get("campaigns/{id}", use: show)
        staff.get("campaigns/{id}/edit", use: form)
        staff.post("campaigns/{id}/edit", use: change)
        staff.get("campaigns/{id}/sending", use: ask)
        staff.post("campaigns/{id}/sending", use: send)
        staff.post("campaigns/{id}/pause", use: pause)
        staff.post("campaigns/{id}/test-message", use: test)
    }

    private var campaigns: ManageCampaigns { support.useCases.campaigns }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let cursor = try ListCursor(request, list: "campaigns", actor: context.actor, support.cursors)
        let found = try await campaigns.list(
            after: cursor.map { ($0.at, $0.id) }, limit: 51, by: context.actor)
        let last = found.count > 50 ? found.prefix(50).last : nil
        let next = last.map {
            ListCursor(at: $0.createdAt, id: $0.id).text(list: "campaigns", actor: context.actor, support.cursors)
        }
        let t = desk.texts.campaigns
        let actions =
            context.actor.may(.campaignsWrite)
            ? [Action(t.new, href: "/campaigns/new", icon: .plus, isPrimary: true)] : []
        return try desk.answer(
            Page(
                frame: desk.frame(.campaigns, title: t.title, lead: t.lead, actions: actions),
                page: CampaignsPage(
                    Array(found.prefix(50)), purposes: try await campaigns.purposes(by: context.actor), next: next,
                    isFirst: cursor == nil, desk: desk)))
    }

    @Sendable
    private func blank(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let desk = try await support.desk(request, context)
        let purposes = try await campaigns.purposes(by: context.actor)
        let purpose = purposes.first(where: \.marketing) ?? purposes.first
        return try await page(
            CampaignEntry(sender: desk.tenant.name, purpose: purpose?.code ?? ""), path: nil, request, context)
    }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let entry = CampaignEntry(try await request.form(context))
        var content = CampaignContent(name: "", purpose: "", senderName: "")
        entry.apply(to: &content)
        do {
            if let view = try await chosen(entry, context) { try content.narrow(to: view) }
            let made = try await campaigns.create(content, by: context.actor)
            return support.redirect("/campaigns/\(made.id.path)", flash: Flash(.campaignSaved))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(entry, path: nil, refusal: refusal, request, context)
        }
    }

    @Sendable
    private func form(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.campaignsWrite)
        let campaign = try await campaigns.one(try context.identifier(), by: context.actor)
        return try await page(
            CampaignEntry(campaign.content, version: campaign.version), path: "/campaigns/\(campaign.id.path)", request,
            context)
    }

    @Sendable
    private func change(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let entry = CampaignEntry(try await request.form(context))
        let path = "/campaigns/\(id.path)"
        do {
            let view = try await chosen(entry, context)
            _ = try await campaigns.change(id, version: Int32(entry.version), by: context.actor) {
                entry.apply(to: &$0)
                if let view { try $0.narrow(to: view) }
            }
            return support.redirect(path, flash: Flash(.campaignSaved))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(entry, path: path, refusal: refusal, request, context)
        } catch let refusal as Refusal where refusal.code == RefusalCode.versionMismatch.rawValue {
            // What was typed stays, on top of what somebody else saved: sent again, it counts.
            var again = entry
            again.version = String(try await campaigns.one(id, by: context.actor).version)
            return try await page(again, path: path, refusal: refusal, request, context)
        }
    }

    /// The view that was chosen; nil for none.
    private func chosen(_ entry: CampaignEntry, _ context: StaffRequestContext) async throws -> ListViewRecord? {
        guard let id = UUID(uuidString: entry.view) else { return nil }
        return try await campaigns.view(id, by: context.actor)
    }

    private func page(
        _ entry: CampaignEntry, path: String?, refusal: Refusal? = nil, _ request: Request,
        _ context: StaffRequestContext
    ) async throws -> Response {
        try context.actor.require(.campaignsWrite)
        let desk = try await support.desk(request, context)
        let t = desk.texts.campaigns
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .campaigns, title: t.editTitle, lead: t.editLead, crumbs: [Crumb(t.title, href: "/campaigns")]),
                page: CampaignEditPage(
                    entry, path: path, purposes: try await campaigns.purposes(by: context.actor),
                    tags: try await support.useCases.vocabulary(by: context.actor).tags,
                    views: try await support.useCases.lists.views(of: .person, by: context.actor), refusal: refusal,
                    desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let campaign = try await campaigns.one(id, by: context.actor)
        let isOpen = campaign.state == .draft || campaign.state == .paused
        let mayWrite = context.actor.may(.campaignsWrite)
        let t = desk.texts.campaigns
        let actions =
            mayWrite && campaign.state == .draft
            ? [Action(t.edit, href: "/campaigns/\(id.path)/edit", icon: .pencil)] : []
        let purposes = try await campaigns.purposes(by: context.actor)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .campaigns, title: t.title, heading: campaign.content.name,
                    crumbs: [Crumb(t.title, href: "/campaigns")], actions: actions),
                page: CampaignPage(
                    campaign, purpose: purposes.first { $0.code == campaign.content.purpose },
                    reach: isOpen ? try await campaigns.reach(id, by: context.actor) : nil,
                    preview: try await campaigns.preview(id, by: context.actor), mayWrite: mayWrite, desk: desk)))
    }

    @Sendable
    private func ask(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try context.actor.require(.campaignsWrite)
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let campaign = try await campaigns.one(id, by: context.actor)
        let t = desk.texts.campaigns
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .campaigns, title: t.confirmTitle,
                    crumbs: [
                        Crumb(t.title, href: "/campaigns"),
                        Crumb(campaign.content.name, href: "/campaigns/\(id.path)"),
                    ]),
                page: CampaignSendingPage(
                    campaign, reach: try await campaigns.reach(id, by: context.actor), desk: desk)))
    }

    @Sendable
    private func send(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        _ = try await request.form(context)
        do {
            _ = try await campaigns.start(id, by: context.actor)
            return support.redirect("/campaigns/\(id.path)", flash: Flash(.campaignStarted))
        } catch let refusal as Refusal where refusal.kind == .invalid {
            // Something is missing in the draft: there it can be put right.
            let campaign = try await campaigns.one(id, by: context.actor)
            return try await page(
                CampaignEntry(campaign.content, version: campaign.version), path: "/campaigns/\(id.path)",
                refusal: refusal, request, context)
        }
    }

    @Sendable
    private func pause(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        _ = try await request.form(context)
        _ = try await campaigns.pause(id, by: context.actor)
        return support.redirect("/campaigns/\(id.path)", flash: Flash(.campaignPaused))
    }

    @Sendable
    private func test(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        _ = try await request.form(context)
        try await campaigns.test(id, by: context.actor)
        return support.redirect("/campaigns/\(id.path)", flash: Flash(.campaignTested))
    }
}
