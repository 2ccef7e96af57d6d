import Directory
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
        let listing = try PeopleListing(request)
        let desk = try await support.desk(request, context)
        let cursor = try ListCursor(
            listing.cursor, list: "people", detail: listing.scope, actor: context.actor, support.cursors)
        let (people, next) = try await page(listing, after: cursor, by: context.actor)
        let content = PeoplePage(
            people, in: listing,
            next: next?.text(list: "people", detail: listing.scope, actor: context.actor, support.cursors),
            choices: try await support.choices(context), desk: desk)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: content.t.title,
                    actions: content.hasRows ? PeoplePage.actions(desk, isPrimary: true) : []), page: content))
    }

    private func page(
        _ listing: PeopleListing, after cursor: ListCursor?, by actor: Actor
    ) async throws -> (people: [StoredPerson], next: ListCursor?) {
        guard var query = listing.query else {
            let (people, next) = try await support.useCases.read.page(
                after: cursor.map { PersonCursor(createdAt: $0.at, id: $0.id) }, limit: 50,
                oldestFirst: !listing.isDescending, by: actor)
            return (people, next.map { ListCursor(at: $0.createdAt, id: $0.id) })
        }
        query.after = cursor.map { DirectoryCursor(number: $0.number, id: $0.id) }
        let (people, next) = try await support.useCases.find(query, by: actor)
        return (people, next.map { ListCursor(number: $0.number, id: $0.id) })
    }

    /// What is searched for is personal and comes in the body; one hit leads straight to the person.
    @Sendable
    private func search(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let desk = try await support.desk(request, context)
        let t = desk.texts.people
        let form = try await request.form(context)
        let text = (form["q"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.utf8.count <= Self.longestSearch else {
            return try found([], text, refused: t.searchEmpty, PersonChoices(), desk).response(
                from: request, context: context)
        }
        let cursor = try ListCursor(
            form["cursor"], list: "found", detail: text, actor: context.actor, support.cursors)
        let (people, next) = try await support.useCases.find(
            DirectoryQuery(search: text, after: cursor.map { DirectoryCursor(number: $0.number, id: $0.id) }),
            by: context.actor)
        if cursor == nil, next == nil, people.count == 1, let person = people.first {
            return LocalRedirect.seeOther("/people/\(person.id.path)")
        }
        let more = next.map {
            ListCursor(number: $0.number, id: $0.id).text(
                list: "found", detail: text, actor: context.actor, support.cursors)
        }
        return try found(people, text, next: more, try await support.choices(context), desk).response(
            from: request, context: context)
    }

    private static let longestSearch = 254

    private func found(
        _ people: [StoredPerson], _ text: String, next: String? = nil, refused: String? = nil, _ choices: PersonChoices,
        _ desk: Desk
    ) throws -> HTMLAnswer {
        let t = desk.texts.people
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: people.isEmpty ? t.title : t.foundTitle, crumbs: [Crumb(t.all, href: "/people")]),
                page: PeoplePage(found: people, query: text, next: next, refused: refused, choices: choices, desk: desk)
            ),
            status: refused == nil ? .ok : .unprocessableContent)
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
