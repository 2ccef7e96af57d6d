import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/organizations/{id}`: one organisation, who read it, forgetting it.
struct OrganizationRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("organizations/{id}", use: show)
        staff.get("organizations/{id}/reads", use: reads)
        staff.get("organizations/{id}/erasure", use: plan)
        staff.post("organizations/{id}/erasure", use: erase)
    }

    private var organizations: OrganizationUseCases { support.useCases.organizations }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let organization = try await organizations.read.one(id, by: context.actor)
        let grounds = try await organizations.grounds.of(id, .organization, by: context.actor)
        let employments = try await organizations.employments.in(id, by: context.actor)
        let pages = SubjectPages(support: support)
        let timeline = try await pages.timeline(of: id, .organization, employments: employments, desk: desk)
        let owner = try await pages.members(context.actor).first { $0.id == organization.owner }
        let texts = desk.texts
        let frame = desk.frame(
            .organizations, title: texts.organization.windowTitle, heading: organization.profile.name,
            crumbs: [Crumb(texts.organization.title, href: "/organizations")],
            actions: context.actor.may(.peopleWrite)
                ? [
                    Action(
                        texts.person.edit, href: "/organizations/\(id.path)/edit", icon: .pencil, isPrimary: true,
                        keys: "e")
                ]
                : [])
        return try desk.answer(
            Page(
                frame: frame,
                page: OrganizationPage(
                    organization, grounds: grounds, purposes: try await support.useCases.purposes(by: context.actor),
                    employments: employments, timeline: timeline, owner: owner?.profile.displayName, desk: desk)))
    }

    @Sendable
    private func reads(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let reads = try await organizations.read.reads(of: id, limit: 200, by: context.actor)
        let purposes = try await support.useCases.purposes(by: context.actor)
        let t = desk.texts.reads
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .organizations, title: t.title, lead: t.lead,
                    crumbs: [Crumb(desk.texts.organization.windowTitle, href: "/organizations/\(id.path)")]),
                page: ReadsPage(reads, purposes: purposes, desk: desk)))
    }

    @Sendable
    private func plan(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let query = try ListQuery(request, filters: ["reason"])
        let reason = try ErasureReason.checked(query.filters["reason"] ?? ErasureReason.noLongerNeeded.rawValue)
        let name = try await organizations.read.one(id, by: context.actor).profile.name
        let plan = try await organizations.erase.plan(id, reason: reason, by: context.actor)
        let t = desk.texts.erasure
        let path = "/organizations/\(id.path)"
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .organizations, title: t.windowTitle, heading: t.title(name), lead: t.lead,
                    crumbs: [Crumb(name, href: path)]),
                page: ErasurePlanPage(plan, name: name, path: path, desk: desk)))
    }

    @Sendable
    private func erase(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let erased = try await organizations.erase(
            id, reason: try ErasureReason.checked(try form.require("reason")), suppress: form.isTicked("suppress"),
            by: context.actor)
        return support.redirect("/erasures/\(erased.id.path)", flash: Flash(.erased))
    }
}
