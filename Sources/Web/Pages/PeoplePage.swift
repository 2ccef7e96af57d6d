import Domain
import Store
import Texts

/// A list of people: a page of all, or those who were found.
struct PeoplePage: PageContent {
    static let template = "people"

    /// A person in the list.
    struct Row: Sendable {
        let href: String
        let name: String
        let email: String?
        let telephone: String?
        let stage: String
        let added: String
        let restricted: Chip?

        init(_ person: StoredPerson, desk: Desk) {
            href = "/people/\(person.id.path)"
            name = person.profile.displayName
            email = person.profile.contactPoints.preferred(.email)?.value
            telephone = person.profile.contactPoints.preferred(.telephone)?.value
            stage = desk.texts.terms.lifecycle(person.lifecycle.rawValue)
            added = desk.day(person.createdAt)
            restricted = person.isRestricted ? Chip(desk.texts.people.restricted, .pending, icon: .lock) : nil
        }
    }

    let t: PeopleTexts
    let rows: [Row]
    let hasRows: Bool
    let pager: Pager?
    let empty: EmptyState?
    let notice: Notice?

    /// A page of all people.
    init(_ people: [StoredPerson], next: String?, isFirst: Bool, desk: Desk) {
        t = desk.texts.people
        rows = people.map { Row($0, desk: desk) }
        hasRows = !rows.isEmpty
        pager = Pager(path: "/people", next: next, isFirst: isFirst)
        empty =
            rows.isEmpty && isFirst
            ? EmptyState(t.emptyTitle, t.emptyLead, icon: .people, actions: Self.actions(desk, isPrimary: true)) : nil
        notice = nil
    }

    /// People who were found; `refused` says why nothing could be looked for.
    init(found people: [StoredPerson], query: String, refused: String?, desk: Desk) {
        t = desk.texts.people
        rows = people.map { Row($0, desk: desk) }
        hasRows = !rows.isEmpty
        pager = nil
        notice = refused.map { Notice($0, tone: .refused, icon: .alert) }
        empty =
            rows.isEmpty && refused == nil
            ? EmptyState(t.noHitTitle, t.noHit(query), icon: .search, actions: Self.actions(desk, isPrimary: false))
            : nil
    }

    /// What can be done from a list.
    static func actions(_ desk: Desk, isPrimary: Bool) -> [Action] {
        let t = desk.texts.people
        var actions: [Action] = []
        if desk.actor.may(.peopleWrite) {
            actions.append(Action(t.create, href: "/people/new", icon: .plus, isPrimary: isPrimary))
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
