import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/people`: the list, finding somebody, one person, who read her.
struct PeopleRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people", use: list)
        staff.post("people/search", use: search)
        staff.get("people/search") { _, _ in LocalRedirect.seeOther("/people") }
        staff.get("people/{id}", use: show)
        staff.get("people/{id}/reads", use: reads)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let cursor = try ListCursor(request, list: "people", actor: context.actor, support.cursors)
        let (people, next) = try await support.useCases.read.page(
            after: cursor.map { PersonCursor(createdAt: $0.at, id: $0.id) }, limit: 50, by: context.actor)
        let content = PeoplePage(
            people,
            next: next.map {
                ListCursor(at: $0.createdAt, id: $0.id).text(
                    list: "people", actor: context.actor, support.cursors)
            }, isFirst: cursor == nil, desk: desk)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: content.t.title,
                    actions: content.hasRows ? PeoplePage.actions(desk, isPrimary: true) : []), page: content))
    }

    /// What is searched for is personal and comes in the body; one hit leads straight to the person.
    @Sendable
    private func search(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let desk = try await support.desk(request, context)
        let query = try await request.form(context)["q"] ?? ""
        var found: [StoredPerson] = []
        var refused: String?
        if query.isEmpty {
            refused = desk.texts.people.searchEmpty
        } else {
            do {
                let (value, kind) = ContactPointKind.sought(query)
                found = try await support.useCases.read.with(value, kind, by: context.actor)
            } catch let refusal as Refusal where refusal.kind == .invalid {
                refused = desk.texts.people.searchEmpty
            }
        }
        if found.count == 1, let person = found.first { return LocalRedirect.seeOther("/people/\(person.id.path)") }
        let t = desk.texts.people
        let content = PeoplePage(found: found, query: query, refused: refused, desk: desk)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: found.isEmpty ? t.title : t.foundTitle,
                    crumbs: [Crumb(t.all, href: "/people")]), page: content),
            status: refused == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let person = try await support.useCases.read.one(id, by: context.actor)
        let grounds = try await support.useCases.organizations.grounds.of(id, .person, by: context.actor)
        let purposes = try await support.useCases.purposes(by: context.actor)
        let employments = try await support.useCases.organizations.employments.of(id, by: context.actor)
        let timeline = try await SubjectPages(support: support).timeline(
            of: id, .person, employments: employments, desk: desk)
        let choices = try await support.choices(context)
        let texts = desk.texts
        let frame = desk.frame(
            .people, title: texts.person.windowTitle, heading: person.profile.displayName,
            crumbs: [Crumb(texts.people.title, href: "/people")],
            actions: context.actor.may(.peopleWrite)
                ? [
                    Action(
                        texts.person.edit, href: "/people/\(id.path)/edit", icon: .pencil, isPrimary: true, keys: "e")
                ] : [])
        return try desk.answer(
            Page(
                frame: frame,
                page: PersonPage(
                    person, grounds: grounds, purposes: purposes, employments: employments, timeline: timeline,
                    choices: choices, desk: desk)))
    }

    @Sendable
    private func reads(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let reads = try await support.useCases.log.reads(of: id, limit: 200, by: context.actor)
        let purposes = try await support.useCases.purposes(by: context.actor)
        let t = desk.texts.reads
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, lead: t.lead,
                    crumbs: [Crumb(desk.texts.person.windowTitle, href: "/people/\(id.path)")]),
                page: ReadsPage(reads, purposes: purposes, desk: desk)))
    }
}
