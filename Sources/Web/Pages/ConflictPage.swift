import Domain
import Foundation
import Texts

/// Two people changed somebody at once: both versions, and the way on for either.
struct ConflictPage: PageContent {
    static let template = "conflict"

    /// One field in both versions.
    struct Line: Sendable {
        let field: String
        let now: String
        let yours: String
        let isDifferent: Bool
        let chip: Chip?
    }

    let t: ConflictTexts
    let notice: Notice
    let lines: [Line]
    let currentHref: String
    let form: PersonForm

    init(
        current: PersonEntry, typed: PersonEntry, choices: PersonChoices = PersonChoices(), desk: Desk,
        currentHref: String,
        form: PersonForm
    ) {
        let t = desk.texts.conflict
        self.t = t
        notice = Notice(desk.texts.person.changedMeanwhile, tone: .pending, icon: .alert)
        self.currentHref = currentHref
        self.form = form
        let now = Self.values(of: current, choices, desk)
        let yours = Self.values(of: typed, choices, desk)
        lines = zip(now, yours).filter { !$0.1.isEmpty || !$1.1.isEmpty }.map { now, yours in
            let isDifferent = now.1 != yours.1
            return Line(
                field: now.0, now: now.1.isEmpty ? t.nothing : now.1, yours: yours.1.isEmpty ? t.nothing : yours.1,
                isDifferent: isDifferent, chip: isDifferent ? Chip(t.different, .pending, icon: .alert) : nil)
        }
    }

    private static func values(of entry: PersonEntry, _ choices: PersonChoices, _ desk: Desk) -> [(String, String)] {
        let terms = desk.texts.terms
        let contacts = entry.contacts.filter { !$0.value.isEmpty }.map { contact in
            contact.label.isEmpty ? contact.value : "\(contact.value) (\(contact.label))"
        }
        let addresses = entry.addresses.filter { !$0.isBlank }.map { address in
            [
                address.street, "\(address.postalCode) \(address.town)",
                address.country.isEmpty ? "" : Countries.name(address.country, desk.texts.language), address.label,
            ].filter { $0.contains { !$0.isWhitespace } }.joined(separator: ", ")
        }
        let ticked = choices.vocabulary.tags.filter { tag in
            entry.tags.contains { $0.uppercased() == tag.id.uuidString }
        }.map(\.label)
        let own: [(String, String)] = choices.vocabulary.fields.map { field in
            let value = entry.customFields[field.code] ?? ""
            return (
                PersonChoices.label(field, desk.texts.language),
                value.isEmpty ? "" : PersonChoices.shown(value, field, desk.texts)
            )
        }
        let common: [(String, String)] = [
            (terms.field("salutation"), entry.salutation.isEmpty ? "" : terms.salutation(entry.salutation)),
            (terms.field("honorificPrefix"), entry.honorificPrefix), (terms.field("givenName"), entry.givenName),
            (terms.field("additionalName"), entry.additionalName), (terms.field("familyName"), entry.familyName),
            (terms.field("honorificSuffix"), entry.honorificSuffix), (terms.field("nickname"), entry.nickname),
            (terms.field("jobTitle"), entry.jobTitle),
            (terms.field("lifecycle"), terms.lifecycle(entry.lifecycle)),
            (terms.field("contactPoints"), contacts.joined(separator: " · ")),
            (terms.field("addresses"), addresses.joined(separator: " · ")),
            (terms.field("owner"), choices.name(of: UUID(uuidString: entry.owner)) ?? ""),
            (terms.field("tags"), (ticked + entry.furtherLabels).joined(separator: ", ")),
        ]
        return common + own
    }
}
