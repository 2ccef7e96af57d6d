import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// Restricting a person's processing, lifting it, and the list of what was done to her.
struct RestrictionRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/{id}/restriction", use: plan)
        staff.post("people/{id}/restriction", use: decide)
        staff.get("people/{id}/changes", use: changes)
    }

    @Sendable
    private func plan(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleRestrict)
        return try await page(try context.identifier(), request, context)
    }

    @Sendable
    private func decide(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let restrict = support.useCases.restrict
        do {
            if form.isTicked("lift") {
                let desk = try await support.desk(request, context)
                _ = try await restrict.lift(
                    id, notifiedAt: Self.moment(form["notifiedOn"], desk: desk), by: context.actor)
                return support.redirect("/people/\(id.path)", flash: Flash(.lifted))
            }
            let reason = try RestrictionReason.checked(try form.require("reason"))
            _ = try await restrict(id, reason: reason, by: context.actor)
            let path = context.actor.may(.restrictedRead) ? "/people/\(id.path)" : "/people"
            return support.redirect(path, flash: Flash(.restricted))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(
                id, request, context, refusal: refusal.field == "notifiedAt" ? refusal.at("notifiedOn") : refusal,
                typed: form["notifiedOn"] ?? "")
        }
    }

    /// The last moment of a day in the tenant's zone, but not later than now.
    private static func moment(_ text: String?, desk: Desk) throws(Refusal) -> Date? {
        guard let text else { return nil }
        guard let day = CalendarDay(text) else {
            throw Refusal(.invalid, RefusalCode.dateInvalid, field: "notifiedOn")
        }
        guard day <= CalendarDay(desk.now, in: desk.zone) else { throw Refusal.noticeBeforeLifting }
        return min(day.end(in: desk.zone).addingTimeInterval(-1), desk.now)
    }

    private func page(
        _ id: UUID, _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil, typed: String = ""
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let person = try await support.useCases.read.one(id, by: context.actor)
        let standing = try await support.useCases.restrict.standing(on: id, by: context.actor)
        let t = desk.texts.restriction
        let name = person.profile.displayName
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.windowTitle, heading: t.title(name), lead: t.lead,
                    crumbs: [Crumb(name, href: "/people/\(id.path)")]),
                page: RestrictionPage(standing, path: "/people/\(id.path)", refusal: refusal, typed: typed, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func changes(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let lines = try await support.useCases.log.changes(of: id, limit: 200, by: context.actor)
        let t = desk.texts.restriction
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.changesTitle, lead: t.changesLead,
                    crumbs: [Crumb(desk.texts.person.windowTitle, href: "/people/\(id.path)")]),
                page: ChangesPage(lines, members: try await support.choices(context), desk: desk)))
    }
}
