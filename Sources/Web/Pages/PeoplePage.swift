import Domain
import Foundation
import Store
import Texts

/// A list of people: a page of all, or those who were found.
struct PeoplePage: PageContent {
    static let template = "people"

    /// A person in the list.
    struct Row: Sendable {
        /// The box to choose her by.
        struct Box: Sendable {
            let value: String
            /// What a screen reader says of it.
            let label: String
            let isTicked: Bool
        }

        let href: String
        let name: String
        let town: String?
        let email: String?
        let telephone: String?
        let stage: String
        let added: String
        let tags: [String]
        let restricted: Chip?
        /// Nil where nothing can be done with several people.
        let box: Box?

        /// `ticked` are those who are chosen; nil where nobody can be.
        init(_ person: StoredPerson, ticked: Set<UUID>?, choices: PersonChoices, desk: Desk) {
            href = "/people/\(person.id.path)"
            name = person.profile.displayName
            town = person.profile.addresses.lazy.compactMap(\.addressLocality).first
            email = person.profile.contactPoints.preferred(.email)?.value
            telephone = person.profile.contactPoints.preferred(.telephone)?.value
            stage = desk.texts.terms.lifecycle(person.lifecycle.rawValue)
            added = desk.shortDay(person.createdAt)
            tags = choices.vocabulary.tags(of: person.profile).map(\.label)
            restricted = person.isRestricted ? Chip(desk.texts.people.restricted, .pending, icon: .lock) : nil
            box = ticked.map {
                Box(
                    value: person.id.path, label: desk.texts.selection.pick(person.profile.displayName),
                    isTicked: $0.contains(person.id))
            }
        }
    }

    /// Heads of the columns that sort.
    struct Headers: Sendable {
        let name: SortHeader
        let added: SortHeader
    }

    let t: PeopleTexts
    let summary: ErrorSummary?
    let rows: [Row]
    let hasRows: Bool
    /// Heads that sort; nil where hits are shown, which come by name.
    let headers: Headers?
    let filters: ListFilters?
    let selection: SelectionForm?
    let pager: Pager?
    let more: MoreForm?
    let empty: EmptyState?
    let notice: Notice?

    /// A page of the list; `problem` is what one of its forms was refused for.
    init(
        _ people: [StoredPerson], in listing: PeopleListing = PeopleListing(), next: String?,
        problem: ListProblem? = nil, choices: PersonChoices = PersonChoices(), desk: Desk
    ) {
        t = desk.texts.people
        (rows, selection) = Self.chosen(people, .listing(listing), problem, choices, desk)
        summary = problem?.summary(desk.texts, hasField: problem?.field == "town" || selection != nil)
        hasRows = !rows.isEmpty
        let isFirst = listing.cursor == nil
        let isNew = rows.isEmpty && isFirst && !listing.isFiltered && problem == nil
        headers = Headers(
            name: SortHeader(t.name, sort: "name", in: listing),
            added: SortHeader(t.added, sort: "createdAt", startsDescending: true, in: listing))
        filters = isNew ? nil : ListFilters(listing, problem: problem, choices: choices, desk: desk)
        pager = Pager(
            first: isFirst ? nil : listing.with { _ in }.path,
            next: next.map { cursor in
                var page = listing
                page.cursor = cursor
                return page.path
            })
        more = nil
        empty =
            if isNew {
                EmptyState(t.emptyTitle, t.emptyLead, icon: .people, actions: Self.actions(desk, isPrimary: true))
            } else if rows.isEmpty {
                EmptyState(
                    t.noHitTitle, t.noneFits, icon: .search,
                    actions: [Action(t.all, href: "/people", icon: .people)])
            } else {
                nil
            }
        notice = nil
    }

    /// People who were found; `refused` says why nothing could be looked for.
    init(
        found people: [StoredPerson], query: String, cursor: String? = nil, next: String? = nil, refused: String?,
        problem: ListProblem? = nil, choices: PersonChoices = PersonChoices(), desk: Desk
    ) {
        t = desk.texts.people
        (rows, selection) = Self.chosen(people, .search(query, cursor: cursor), problem, choices, desk)
        summary = problem?.summary(desk.texts, hasField: problem?.field == "town" || selection != nil)
        hasRows = !rows.isEmpty
        headers = nil
        filters = nil
        pager = nil
        more = next.map { MoreForm(csrf: desk.csrf, query: query, cursor: $0) }
        notice = refused.map { Notice($0, tone: .refused, icon: .alert) }
        empty =
            rows.isEmpty && refused == nil
            ? EmptyState(t.noHitTitle, t.noHit(query), icon: .search, actions: Self.actions(desk, isPrimary: false))
            : nil
    }

    /// The rows, and what can be done with those who are chosen.
    private static func chosen(
        _ people: [StoredPerson], _ source: PeopleSource, _ problem: ListProblem?, _ choices: PersonChoices,
        _ desk: Desk
    ) -> (rows: [Row], selection: SelectionForm?) {
        let form = people.isEmpty ? nil : SelectionForm(source, problem: problem, choices: choices, desk: desk)
        let ticked = form.map { _ in Set(problem?.selection?.ids ?? []) }
        return (people.map { Row($0, ticked: ticked, choices: choices, desk: desk) }, form)
    }

    /// What can be done from a list.
    static func actions(_ desk: Desk, isPrimary: Bool) -> [Action] {
        let t = desk.texts.people
        var actions: [Action] = []
        if desk.actor.may(.peopleWrite) {
            actions.append(Action(t.create, href: "/people/new", icon: .plus, isPrimary: isPrimary))
        }
        if desk.actor.may(.peopleWrite) {
            actions.append(Action(desk.texts.vocabulary.title, href: "/people/vocabulary", icon: .sliders))
        }
        if desk.actor.may(.importsRun) {
            actions.append(Action(t.importFile, href: "/imports", icon: .upload))
        }
        if desk.actor.may(.peopleExport) {
            actions.append(Action(desk.texts.export.action, href: "/people/export", icon: .download))
        }
        return actions
    }
}
