import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// Shows lists of people; also once more, after something was done with some of them.
struct PeopleLists {
    let support: PageSupport

    /// A page of a list; `problem` is what one of its forms was refused for, `toast` what was done.
    func answer(
        _ source: PeopleSource, _ desk: Desk, _ context: StaffRequestContext, problem: ListProblem? = nil,
        toast: Toast? = nil
    ) async throws -> HTMLAnswer {
        switch source {
        case .listing(let listing):
            let (people, next) = try await page(listing, by: context.actor)
            let choices = try await support.choices(context)
            let content = PeoplePage(
                people, in: listing, next: next, problem: problem,
                arrangement: try await support.arrangement(
                    .person, view: listing.view, people: people.map(\.id), choices: choices, desk: desk),
                choices: choices, desk: desk)
            let actions = content.hasRows ? PeoplePage.actions(desk, isPrimary: true) : []
            return try desk.answer(
                Page(
                    frame: desk.frame(.people, title: content.t.title, actions: actions, toast: toast), page: content),
                status: problem == nil ? .ok : .unprocessableContent)
        case .search(let text, let cursor):
            let (people, next) = try await found(text, from: cursor, by: context.actor)
            let choices = try await support.choices(context)
            return try answer(
                found: PeoplePage(
                    found: people, query: text, cursor: cursor, next: next, refused: nil, problem: problem,
                    arrangement: try await support.arrangement(
                        .person, people: people.map(\.id), choices: choices, desk: desk), choices: choices,
                    desk: desk), desk, isRefused: problem != nil, toast: toast)
        }
    }

    /// A page of people who were found.
    func answer(found page: PeoplePage, _ desk: Desk, isRefused: Bool, toast: Toast? = nil) throws -> HTMLAnswer {
        let t = desk.texts.people
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: page.hasRows || page.hasOrganizations ? t.foundTitle : t.title,
                    crumbs: [Crumb(t.all, href: "/people")],
                    toast: toast), page: page), status: isRefused ? .unprocessableContent : .ok)
    }

    private func page(
        _ listing: SubjectListing, by actor: Actor
    ) async throws -> (people: [StoredPerson], next: String?) {
        let cursor = try cursor(of: .listing(listing), by: actor)
        func text(_ cursor: ListCursor) -> String {
            cursor.text(list: "people", detail: listing.scope, actor: actor, support.cursors)
        }
        guard var query = listing.query else {
            let (people, next) = try await support.useCases.read.page(
                after: cursor.map { PersonCursor(createdAt: $0.at, id: $0.id) }, limit: 50,
                oldestFirst: !listing.isDescending, by: actor)
            return (people, next.map { text(ListCursor(at: $0.createdAt, id: $0.id)) })
        }
        query.after = cursor.map { DirectoryCursor(number: $0.number, id: $0.id) }
        let (people, next) = try await support.useCases.find(query, by: actor)
        return (people, next.map { text(ListCursor(number: $0.number, id: $0.id)) })
    }

    /// A page of those whom a text finds.
    func found(
        _ text: String, from cursor: String?, by actor: Actor
    ) async throws -> (people: [StoredPerson], next: String?) {
        let cursor = try self.cursor(of: .search(text, cursor: cursor), by: actor)
        let (people, next) = try await support.useCases.find(
            DirectoryQuery(search: text, after: cursor.map { DirectoryCursor(number: $0.number, id: $0.id) }),
            by: actor)
        return (
            people,
            next.map {
                ListCursor(number: $0.number, id: $0.id).text(
                    list: "found", detail: text, actor: actor, support.cursors)
            }
        )
    }

    /// The first organisations that a text finds.
    func organizations(_ text: String, by actor: Actor) async throws -> [StoredOrganization] {
        let query = DirectoryQuery(search: text, limit: Self.organizationsShown)
        return try await support.useCases.findOrganizations(query, by: actor).organizations
    }

    private static let organizationsShown = 20

    /// Where a page of a list begins.
    private func cursor(of source: PeopleSource, by actor: Actor) throws -> ListCursor? {
        switch source {
        case .listing(let listing):
            try ListCursor(listing.cursor, list: "people", detail: listing.scope, actor: actor, support.cursors)
        case .search(let text, let cursor):
            try ListCursor(cursor, list: "found", detail: text, actor: actor, support.cursors)
        }
    }

    /// The people whom a choice means, in a list that can be shown again.
    ///
    /// - Throws: `Refusal` naming `scope` for nobody, or for too many; `HTTPFailure` 400 for a cursor of another list.
    func people(in selection: PeopleSelection, by actor: Actor) async throws -> [UUID] {
        _ = try cursor(of: selection.source, by: actor)
        let ids =
            selection.isWhole
            ? try await support.useCases.find.everybody(selection.source.query, by: actor) : selection.ids
        guard !ids.isEmpty else {
            throw Refusal(.invalid, RefusalCode.required, field: "scope", rule: "Choose at least one person.")
        }
        guard ids.count <= FindPeople.maximumChosen else { throw FindPeople.tooMany }
        return ids
    }
}
