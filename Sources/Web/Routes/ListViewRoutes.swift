import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/people/columns`, `/people/views` and the same of organisations: how a member looks at a list.
struct ListViewRoutes {
    let support: PageSupport
    let kind: SubjectKind

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.post(path("columns"), use: choose)
        staff.post(path("views"), use: save)
        staff.post(path("views/{id}"), use: change)
        staff.post(path("views/{id}/removal"), use: remove)
        let list = kind.listPath
        for place in ["columns", "views", "views/{id}", "views/{id}/removal"] {
            staff.get(path(place)) { _, _ in LocalRedirect.seeOther(list) }
        }
    }

    private func path(_ place: String) -> RouterPath { RouterPath("\(kind.segment)/\(place)") }

    /// Columns hold for the member, or for the view of her own that is shown.
    @Sendable
    private func choose(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let desk = try await support.desk(request, context)
        let form = try await request.form(context)
        let listing = try SubjectListing(form, kind)
        let choices = try await support.choices(context)
        let columns = ListColumns.offered(kind, choices: choices, desk: desk).filter {
            form.isTicked(ListColumns.box($0))
        }
        let lists = support.useCases.lists
        do {
            if let id = listing.view,
                try await lists.view(id, of: kind, by: context.actor).member == context.actor.member
            {
                try await lists.change(id, of: kind, by: context.actor) { $0.columns = columns }
                return LocalRedirect.seeOther(listing.path)
            }
            try await lists.choose(columns, of: kind, by: context.actor)
            return LocalRedirect.seeOther(listing.with { $0.view = nil }.path)
        } catch let refusal as Refusal where refusal.field == "columns" {
            let problem = ListProblem(columns: columns, desk.texts)
            return try await show(listing, problem, desk, context).response(from: request, context: context)
        }
    }

    @Sendable
    private func save(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let desk = try await support.desk(request, context)
        let form = try await request.form(context)
        let listing = try SubjectListing(form, kind)
        let arrangement = try await support.arrangement(
            kind, view: listing.view, choices: try await support.choices(context), desk: desk)
        let name = form.raw("name") ?? ""
        let isShared = form.isTicked("shared")
        do {
            let id = try await support.useCases.lists.save(
                ListViewRecord(
                    name: name, order: listing.order, filters: listing.keptFilters, columns: arrangement.columns),
                of: kind, isShared: isShared, by: context.actor)
            return support.redirect("\(kind.listPath)?view=\(id.path)", flash: Flash(.viewSaved))
        } catch let refusal as Refusal where refusal.field == "name" {
            let problem = ListProblem(view: refusal, name: name, isShared: isShared, desk.texts)
            return try await show(listing, problem, desk, context).response(from: request, context: context)
        }
    }

    /// Has a view show what the list shows now.
    @Sendable
    private func change(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let listing = try SubjectListing(try await request.form(context), kind)
        try await support.useCases.lists.change(id, of: kind, by: context.actor) {
            $0.order = listing.order
            $0.filters = listing.keptFilters
        }
        return support.redirect("\(kind.listPath)?view=\(id.path)", flash: Flash(.viewUpdated))
    }

    @Sendable
    private func remove(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await support.useCases.lists.remove(try context.identifier(), by: context.actor)
        return support.redirect(kind.listPath, flash: Flash(.viewRemoved))
    }

    /// The list again, with what a form was refused for.
    private func show(
        _ listing: SubjectListing, _ problem: ListProblem, _ desk: Desk, _ context: StaffRequestContext
    ) async throws -> HTMLAnswer {
        switch kind {
        case .person:
            try await PeopleLists(support: support).answer(.listing(listing), desk, context, problem: problem)
        case .organization:
            try await OrganizationLists(support: support).answer(listing, desk, context, problem: problem)
        }
    }
}
