import Domain
import Store
import Texts

/// A page of the organisations.
struct OrganizationsPage: PageContent {
    static let template = "organizations"

    let summary: ErrorSummary?
    let tools: ListTools?
    let filters: ListFilters?
    let table: ListTable
    let hasRows: Bool
    let pager: Pager?
    let empty: EmptyState?

    /// `problem` is what one of the list's forms was refused for.
    init(
        _ organizations: [StoredOrganization], in listing: SubjectListing = SubjectListing(.organization),
        next: String?, problem: ListProblem? = nil,
        arrangement: ListArrangement = ListArrangement(offered: ListColumn.ofOrganizations),
        choices: PersonChoices = PersonChoices(), desk: Desk
    ) {
        summary = problem?.summary(desk.texts, hasSelection: false)
        table = ListTable(organizations, in: listing, arrangement, choices: choices, desk: desk)
        hasRows = !organizations.isEmpty
        let isFirst = listing.cursor == nil
        let isNew = organizations.isEmpty && isFirst && !listing.isFiltered && problem == nil
        tools =
            isNew ? nil : ListTools(listing, arrangement, problem: problem, choices: choices, desk: desk)
        filters = isNew ? nil : ListFilters(listing, problem: problem, choices: choices, desk: desk)
        pager = Pager(listing, next: next)
        let words = desk.texts.organization
        empty =
            if isNew {
                EmptyState(words.emptyTitle, words.emptyLead, icon: .building, actions: Self.actions(desk))
            } else if organizations.isEmpty {
                EmptyState(
                    words.noneTitle, words.noneFits, icon: .search,
                    actions: [Action(words.all, href: listing.kind.listPath, icon: .building)])
            } else {
                nil
            }
    }

    /// What can be done from the list.
    static func actions(_ desk: Desk) -> [Action] {
        guard desk.actor.may(.peopleWrite) else { return [] }
        return [Action(desk.texts.organization.create, href: "/organizations/new", icon: .plus, isPrimary: true)]
    }
}
