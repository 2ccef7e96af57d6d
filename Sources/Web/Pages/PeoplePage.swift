import Domain
import Foundation
import Store
import Texts

/// A list of people: a page of all, or those who were found.
struct PeoplePage: PageContent {
    static let template = "people"

    /// An organisation that was found beside people.
    struct FoundOrganization: Sendable {
        let href: String
        let name: String
        let town: String?

        init(_ organization: StoredOrganization) {
            href = "/organizations/\(organization.id.path)"
            name = organization.profile.name
            town = organization.profile.addresses.lazy.compactMap(\.addressLocality).first
        }
    }

    let t: PeopleTexts
    let summary: ErrorSummary?
    /// Views, columns and saving; nil where hits are shown.
    let tools: ListTools?
    let table: ListTable
    let hasRows: Bool
    let filters: ListFilters?
    let selection: SelectionForm?
    let pager: Pager?
    let more: MoreForm?
    let empty: EmptyState?
    let notice: Notice?
    let organizationsTitle: String
    let organizations: [FoundOrganization]
    let hasOrganizations: Bool

    /// A page of the list; `problem` is what one of its forms was refused for.
    init(
        _ people: [StoredPerson], in listing: SubjectListing = SubjectListing(), next: String?,
        problem: ListProblem? = nil, arrangement: ListArrangement = ListArrangement(),
        choices: PersonChoices = PersonChoices(), desk: Desk
    ) {
        t = desk.texts.people
        (table, selection) = Self.chosen(people, .listing(listing), problem, arrangement, choices, desk)
        summary = problem?.summary(desk.texts, hasSelection: selection != nil)
        hasRows = !people.isEmpty
        let isFirst = listing.cursor == nil
        let isNew = people.isEmpty && isFirst && !listing.isFiltered && problem == nil
        tools =
            isNew ? nil : ListTools(listing, arrangement, problem: problem, choices: choices, desk: desk)
        filters =
            isNew
            ? nil
            : ListFilters(
                listing, problem: problem, purposes: arrangement.purposes, choices: choices, desk: desk)
        pager = Pager(listing, next: next)
        more = nil
        empty =
            if isNew {
                EmptyState(t.emptyTitle, t.emptyLead, icon: .people, actions: Self.actions(desk, isPrimary: true))
            } else if people.isEmpty {
                EmptyState(
                    t.noHitTitle, t.noneFits, icon: .search,
                    actions: [Action(t.all, href: "/people", icon: .people)])
            } else {
                nil
            }
        notice = nil
        organizationsTitle = desk.texts.organization.title
        organizations = []
        hasOrganizations = false
    }

    /// People who were found, and organisations beside them; `refused` says why nothing could be looked for.
    init(
        found people: [StoredPerson], organizations found: [StoredOrganization] = [], query: String,
        cursor: String? = nil, next: String? = nil, refused: String?, problem: ListProblem? = nil,
        arrangement: ListArrangement = ListArrangement(), choices: PersonChoices = PersonChoices(), desk: Desk
    ) {
        t = desk.texts.people
        (table, selection) = Self.chosen(
            people, .search(query, cursor: cursor), problem, arrangement, choices, desk)
        summary = problem?.summary(desk.texts, hasSelection: selection != nil)
        hasRows = !people.isEmpty
        tools = nil
        filters = nil
        pager = nil
        more = next.map { MoreForm(csrf: desk.csrf, query: query, cursor: $0) }
        notice = refused.map { Notice($0, tone: .refused, icon: .alert) }
        empty =
            people.isEmpty && found.isEmpty && refused == nil
            ? EmptyState(t.noHitTitle, t.noHit(query), icon: .search, actions: Self.actions(desk, isPrimary: false))
            : nil
        organizationsTitle = desk.texts.organization.title
        organizations = found.map(FoundOrganization.init)
        hasOrganizations = !found.isEmpty
    }

    /// The table, and what can be done with those who are chosen.
    private static func chosen(
        _ people: [StoredPerson], _ source: PeopleSource, _ problem: ListProblem?, _ arrangement: ListArrangement,
        _ choices: PersonChoices, _ desk: Desk
    ) -> (table: ListTable, selection: SelectionForm?) {
        let form = people.isEmpty ? nil : SelectionForm(source, problem: problem, choices: choices, desk: desk)
        let ticked = form.map { _ in Set(problem?.selection?.ids ?? []) }
        let listing: SubjectListing? =
            switch source {
            case .listing(let listing): listing
            case .search: nil
            }
        return (
            ListTable(people, in: listing, ticked: ticked, arrangement, choices: choices, desk: desk), form
        )
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
        if desk.actor.may(.consentsRead), desk.actor.may(.settingsRead) {
            actions.append(Action(desk.texts.lists.consents, href: "/people/consents", icon: .shield))
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
