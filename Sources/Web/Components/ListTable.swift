import Domain
import Foundation
import Store
import Texts

/// A list of people or organisations as a table.
struct ListTable: Sendable {
    /// The head of a column.
    struct Head: Sendable {
        let label: String
        /// The way to sort by it; nil where the list cannot be.
        let sort: SortHeader?
    }

    /// One of those listed.
    struct Row: Sendable {
        /// The box to choose it by.
        struct Box: Sendable {
            let value: String
            /// What a screen reader says of it.
            let label: String
            let isTicked: Bool
        }

        let href: String
        let name: String
        let tags: [String]
        let restricted: Chip?
        /// Nil where nothing can be done with several.
        let box: Box?
        let cells: [ListCell]
    }

    let heads: [Head]
    let rows: [Row]

    /// `listing` is nil where hits are shown, which come by name. `ticked` are those who are chosen; nil where nobody can
    /// be.
    init(
        _ people: [StoredPerson], in listing: SubjectListing?, ticked: Set<UUID>?, _ arrangement: ListArrangement,
        choices: PersonChoices, desk: Desk
    ) {
        let cells = arrangement.columns.filter { $0 != .tags }
        heads = Self.heads(cells, in: listing, choices, desk)
        let showsTags = arrangement.columns.contains(.tags)
        rows = people.map { person in
            let name = person.profile.displayName
            return Row(
                href: "/people/\(person.id.path)", name: name,
                tags: showsTags ? choices.vocabulary.tags(of: person.profile).map(\.label) : [],
                restricted: person.isRestricted ? Chip(desk.texts.people.restricted, .pending, icon: .lock) : nil,
                box: ticked.map {
                    Row.Box(
                        value: person.id.path, label: desk.texts.selection.pick(name),
                        isTicked: $0.contains(person.id))
                }, cells: cells.map { ListColumns.cell($0, of: person, arrangement, choices: choices, desk: desk) })
        }
    }

    /// Organisations; nothing can be done with several of them.
    init(
        _ organizations: [StoredOrganization], in listing: SubjectListing, _ arrangement: ListArrangement,
        choices: PersonChoices, desk: Desk
    ) {
        let columns = arrangement.columns.filter(ListColumn.ofOrganizations.contains)
        heads = Self.heads(columns, in: listing, choices, desk)
        rows = organizations.map { organization in
            Row(
                href: "/organizations/\(organization.id.path)", name: organization.profile.name, tags: [],
                restricted: organization.isRestricted
                    ? Chip(desk.texts.people.restricted, .pending, icon: .lock) : nil,
                box: nil,
                cells: columns.compactMap {
                    ListColumns.cell($0, of: organization, choices: choices, desk: desk)
                })
        }
    }

    private static func heads(
        _ columns: [ListColumn], in listing: SubjectListing?, _ choices: PersonChoices, _ desk: Desk
    ) -> [Head] {
        let name = desk.texts.people.name
        let first = Head(label: name, sort: listing.map { SortHeader(name, sort: "name", in: $0) })
        let others: [Head] = columns.map { column in
            let label = ListColumns.label(column, choices, desk)
            let order: String? =
                switch column {
                case .added: "createdAt"
                case .changed: "updatedAt"
                default: nil
                }
            let sort = listing.flatMap { listing in
                order.map { SortHeader(label, sort: $0, startsDescending: true, in: listing) }
            }
            return Head(label: label, sort: sort)
        }
        return [first] + others
    }
}
