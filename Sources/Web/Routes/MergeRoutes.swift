import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// Joining two records of one person: find the other one, compare, join.
struct MergeRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/{id}/merge", use: blank)
        staff.post("people/{id}/merge", use: search)
        staff.get("people/{id}/merge/{other}", use: compare)
        staff.post("people/{id}/merge/{other}", use: join)
    }

    @Sendable
    private func blank(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try await known(context)
        let desk = try await support.desk(request, context)
        return try answer(MergeSearchPage(id, desk: desk), id, desk)
    }

    /// What is searched for is personal and comes in the body.
    @Sendable
    private func search(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try await known(context)
        let query = try await request.form(context)["q"] ?? ""
        let desk = try await support.desk(request, context)
        do {
            let (value, kind) = ContactPointKind.sought(query)
            let found = try await support.useCases.read.with(value, kind, by: context.actor)
            return try answer(MergeSearchPage(id, query: query, found: found, desk: desk), id, desk)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            return try answer(
                MergeSearchPage(id, query: query, error: desk.texts.people.searchEmpty, desk: desk), id, desk)
        }
    }

    /// The id in the path, of somebody whom the caller may join and sees.
    private func known(_ context: StaffRequestContext) async throws -> UUID {
        try context.actor.require(.peopleMerge)
        let id = try context.identifier()
        _ = try await support.useCases.read.version(of: id, by: context.actor)
        return id
    }

    private func answer(_ content: MergeSearchPage, _ id: UUID, _ desk: Desk) throws -> HTMLAnswer {
        let t = desk.texts.merge
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, lead: t.lead,
                    crumbs: [Crumb(desk.texts.person.windowTitle, href: "/people/\(id.path)")]), page: content))
    }

    @Sendable
    private func compare(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await comparison(request, context)
    }

    private func comparison(
        _ request: Request, _ context: StaffRequestContext, refusal: Refusal? = nil
    ) async throws -> Response {
        let (id, other) = (try context.identifier(), try context.identifier("other"))
        let (kept, dropped) = try await support.useCases.merge.pair(id, other, by: context.actor)
        let desk = try await support.desk(request, context)
        let t = desk.texts.merge
        let content = MergePage(
            kept, dropped, choices: try await support.choices(context), refusal: refusal, desk: desk)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, heading: t.compareTitle,
                    crumbs: [Crumb(kept.profile.displayName, href: "/people/\(id.path)")]), page: content),
            status: .form(refusal)
        ).response(from: request, context: context)
    }

    @Sendable
    private func join(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let (id, other) = (try context.identifier(), try context.identifier("other"))
        let form = try await request.form(context)
        guard let version = form["version"].flatMap({ Int32($0) }),
            let otherVersion = form["otherVersion"].flatMap({ Int32($0) })
        else { throw Refusal(.preconditionRequired, RefusalCode.versionMissing, field: "version") }
        let order = MergeOrder(
            kept: id, dropped: other, keptVersion: version, droppedVersion: otherVersion,
            taking: Set(MergeField.allCases.filter { form["take.\($0.rawValue)"] == "other" }))
        do {
            _ = try await support.useCases.merge(order, by: context.actor)
            return support.redirect("/people/\(id.path)", flash: Flash(.merged))
        } catch let refusal as Refusal where refusal.isOfInput || refusal.kind == .preconditionFailed {
            return try await comparison(request, context, refusal: refusal)
        }
    }
}
