import Domain
import Foundation
import Store
import Texts

/// What the columns of lists are called, and what stands in them.
enum ListColumns {
    /// The columns that somebody may choose for a list.
    static func offered(_ kind: SubjectKind, choices: PersonChoices, desk: Desk) -> [ListColumn] {
        let own = kind == .person ? ListColumn.ofPeople : ListColumn.ofOrganizations
        let seen = own.filter { column in
            switch column {
            case .consents: desk.actor.may(.consentsRead)
            case .owner: desk.actor.may(.membersRead)
            default: true
            }
        }
        guard kind == .person else { return seen }
        return seen + choices.vocabulary.fields.filter { $0.state == .active }.map { ListColumn.field($0.id) }
    }

    /// The name of the box that stands for a column in a form.
    static func box(_ column: ListColumn) -> String { "column.\(column.code)" }

    /// The head of a column.
    static func label(_ column: ListColumn, _ choices: PersonChoices, _ desk: Desk) -> String {
        let t = desk.texts.people
        return switch column {
        case .tags: desk.texts.person.tags
        case .town: t.town
        case .email: t.email
        case .telephone: t.telephone
        case .stage: t.stage
        case .owner: t.owner
        case .consents: desk.texts.lists.consents
        case .added: t.added
        case .changed: desk.texts.lists.changed
        case .field(let id): field(id, choices).map { PersonChoices.label($0, desk.texts.language) } ?? "–"
        }
    }

    /// A person's cell.
    static func cell(
        _ column: ListColumn, of person: StoredPerson, _ arrangement: ListArrangement, choices: PersonChoices,
        desk: Desk
    ) -> ListCell {
        let label = label(column, choices, desk)
        switch column {
        case .owner: return ListCell(label, choices.name(of: person.owner), style: "words")
        case .consents:
            return ListCell(label, chips: chips(arrangement.consents[person.id] ?? [], arrangement.purposes, desk))
        case .field(let id):
            let value = person.profile.customValues.first { $0.fieldID == id }?.value
            let text = field(id, choices).flatMap { field in
                value.map { PersonChoices.shown($0, field, desk.texts) }
            }
            return ListCell(label, long: text)
        default:
            return common(
                column, label, person.profile.addresses, person.profile.contactPoints, person.lifecycle,
                person.createdAt, person.updatedAt, desk)
        }
    }

    /// An organisation's cell; nil for a column that its lists do not have.
    static func cell(
        _ column: ListColumn, of organization: StoredOrganization, choices: PersonChoices, desk: Desk
    ) -> ListCell? {
        let label = label(column, choices, desk)
        switch column {
        case .owner: return ListCell(label, choices.name(of: organization.owner), style: "words")
        case .tags, .consents, .field: return nil
        default:
            let profile = organization.profile
            return common(
                column, label, profile.addresses, profile.contactPoints, organization.lifecycle,
                organization.createdAt, organization.updatedAt, desk)
        }
    }

    private static func common(
        _ column: ListColumn, _ label: String, _ addresses: [PostalAddress], _ points: [ContactPoint],
        _ lifecycle: Lifecycle, _ createdAt: Date, _ updatedAt: Date, _ desk: Desk
    ) -> ListCell {
        switch column {
        case .town: ListCell(label, addresses.lazy.compactMap(\.addressLocality).first, style: "words")
        case .email: ListCell(label, long: points.preferred(.email)?.value)
        case .telephone: ListCell(label, points.preferred(.telephone)?.value, style: "number")
        case .stage: ListCell(label, desk.texts.terms.lifecycle(lifecycle.rawValue), style: "short")
        case .changed: ListCell(label, desk.shortDay(updatedAt), style: "number")
        default: ListCell(label, desk.shortDay(createdAt), style: "number")
        }
    }

    /// A word for each purpose; the channel stands beside it where there are several.
    private static func chips(_ consents: [DirectoryRow.Consent], _ purposes: [PurposeRules], _ desk: Desk) -> [Chip] {
        let terms = desk.texts.terms
        let channels = Dictionary(grouping: consents, by: \.purpose).mapValues { Set($0.map(\.channel)).count }
        return consents.map { consent in
            let name = purposes.first { $0.code == consent.purpose }.map(desk.name(of:)) ?? consent.purpose
            let place = channels[consent.purpose] ?? 1 > 1 ? " (\(terms.channel(consent.channel)))" : ""
            return Chip(
                "\(name)\(place): \(terms.consentState(consent.state))",
                ConsentState(rawValue: consent.state).map(Tone.init(of:)) ?? .neutral)
        }
    }

    private static func field(_ id: UUID, _ choices: PersonChoices) -> CustomField? {
        choices.vocabulary.fields.first { $0.id == id }
    }
}
