import Domain
import Store
import Texts

/// A page of all organisations.
struct OrganizationsPage: PageContent {
    static let template = "organizations"

    /// An organisation in the list.
    struct Row: Sendable {
        let href: String
        let name: String
        let town: String?
        let email: String?
        let telephone: String?
        let stage: String
        let added: String
        let restricted: Chip?

        init(_ organization: StoredOrganization, desk: Desk) {
            let profile = organization.profile
            href = "/organizations/\(organization.id.path)"
            name = profile.name
            town = profile.addresses.lazy.compactMap(\.addressLocality).first
            email = profile.contactPoints.preferred(.email)?.value
            telephone = profile.contactPoints.preferred(.telephone)?.value
            stage = desk.texts.terms.lifecycle(organization.lifecycle.rawValue)
            added = desk.shortDay(organization.createdAt)
            restricted = organization.isRestricted ? Chip(desk.texts.people.restricted, .pending, icon: .lock) : nil
        }
    }

    let t: PeopleTexts
    let rows: [Row]
    let hasRows: Bool
    let pager: Pager?
    let empty: EmptyState?

    init(_ organizations: [StoredOrganization], next: String?, isFirst: Bool, desk: Desk) {
        t = desk.texts.people
        rows = organizations.map { Row($0, desk: desk) }
        hasRows = !rows.isEmpty
        pager = Pager(path: "/organizations", next: next, isFirst: isFirst)
        let words = desk.texts.organization
        empty =
            rows.isEmpty && isFirst
            ? EmptyState(words.emptyTitle, words.emptyLead, icon: .building, actions: Self.actions(desk)) : nil
    }

    /// What can be done from the list.
    static func actions(_ desk: Desk) -> [Action] {
        guard desk.actor.may(.peopleWrite) else { return [] }
        return [Action(desk.texts.organization.create, href: "/organizations/new", icon: .plus, isPrimary: true)]
    }
}
