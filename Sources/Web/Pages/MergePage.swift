import Domain
import Foundation
import Store
import Texts

/// Two records of one person side by side: for each field that differs, which one stays.
struct MergePage: PageContent {
    static let template = "merge"

    /// One field of both records.
    struct Line: Sendable {
        let field: String
        let kept: String
        let other: String
        /// The form's name of the choice; nil where there is none to make.
        let choice: String?
        let keptID: String
        let otherID: String
    }

    let t: MergeTexts
    let problem: Notice?
    let lines: [Line]
    let action: String
    let cancelHref: String
    let version: String
    let otherVersion: String
    let keptHref: String
    let otherHref: String
    let keptName: String
    let otherName: String

    init(
        _ kept: StoredPerson, _ other: StoredPerson, choices: PersonChoices, refusal: Refusal? = nil, desk: Desk
    ) {
        let t = desk.texts.merge
        self.t = t
        problem = refusal.map { Notice(desk.texts.line($0), tone: .refused, icon: .alert) }
        keptHref = "/people/\(kept.id.path)"
        otherHref = "/people/\(other.id.path)"
        action = "\(keptHref)/merge/\(other.id.path)"
        cancelHref = keptHref
        version = String(kept.version)
        otherVersion = String(other.version)
        keptName = kept.profile.displayName
        otherName = other.profile.displayName
        let left = Self.values(of: kept, choices, desk)
        let right = Self.values(of: other, choices, desk)
        lines =
            MergeField.allCases.compactMap { field -> Line? in
                let values = (left[field] ?? "", right[field] ?? "")
                guard !values.0.isEmpty || !values.1.isEmpty else { return nil }
                let differs = !values.0.isEmpty && !values.1.isEmpty && values.0 != values.1
                return Line(
                    field: desk.texts.terms.field(field.rawValue), kept: values.0.isEmpty ? t.nothing : values.0,
                    other: values.1.isEmpty ? t.nothing : values.1, choice: differs ? "take.\(field.rawValue)" : nil,
                    keptID: "kept-\(field.rawValue)", otherID: "other-\(field.rawValue)")
            } + Self.lists(kept, other, choices, desk)
    }

    private static func values(
        of person: StoredPerson, _ choices: PersonChoices, _ desk: Desk
    ) -> [MergeField: String] {
        let profile = person.profile
        let terms = desk.texts.terms
        var values: [MergeField: String] = [:]
        values[.salutation] = profile.salutation.map { terms.salutation($0.rawValue) }
        values[.honorificPrefix] = profile.honorificPrefix
        values[.givenName] = profile.givenName
        values[.additionalName] = profile.additionalName
        values[.familyName] = profile.familyName
        values[.honorificSuffix] = profile.honorificSuffix
        values[.nickname] = profile.nickname
        values[.jobTitle] = profile.jobTitle
        values[.lifecycle] = terms.lifecycle(person.lifecycle.rawValue)
        values[.owner] = choices.name(of: person.owner)
        let own = choices.vocabulary.values(of: profile).map { field, value in
            let label = PersonChoices.label(field, desk.texts.language)
            return "\(label): \(PersonChoices.shown(value, field, desk.texts))"
        }
        values[.customFields] = own.joined(separator: " · ")
        return values
    }

    private static func lists(
        _ kept: StoredPerson, _ other: StoredPerson, _ choices: PersonChoices, _ desk: Desk
    ) -> [Line] {
        func line(_ code: String, _ values: (StoredPerson) -> [String]) -> Line? {
            let both = [kept, other].map { values($0).joined(separator: " · ") }
            guard both.contains(where: { !$0.isEmpty }) else { return nil }
            let nothing = desk.texts.merge.nothing
            return Line(
                field: "\(desk.texts.terms.field(code)) (\(desk.texts.merge.both))",
                kept: both[0].isEmpty ? nothing : both[0], other: both[1].isEmpty ? nothing : both[1], choice: nil,
                keptID: "kept-\(code)", otherID: "other-\(code)")
        }
        return [
            line("contactPoints") { $0.profile.contactPoints.map(\.value) },
            line("addresses") { person in
                person.profile.addresses.map { address in
                    [address.streetAddress, address.postalCode, address.addressLocality].compactMap { $0 }
                        .joined(separator: ", ")
                }
            },
            line("tags") { choices.vocabulary.tags(of: $0.profile).map(\.label) },
        ].compactMap { $0 }
    }
}

/// Finding the other record of a person.
struct MergeSearchPage: PageContent {
    static let template = "mergeSearch"

    /// Somebody who was found.
    struct Row: Sendable {
        let href: String
        let name: String
        let contact: String
    }

    let t: MergeTexts
    let action: String
    let find: Field
    let rows: [Row]
    let hasRows: Bool
    let isEmpty: Bool

    init(_ person: UUID, query: String = "", found: [StoredPerson]? = nil, error: String? = nil, desk: Desk) {
        let t = desk.texts.merge
        self.t = t
        action = "/people/\(person.path)/merge"
        find = Field("q", label: t.find, value: query, hint: t.findHint, error: error, width: "half")
        rows = (found ?? []).filter { $0.id != person }.map { other in
            Row(
                href: "/people/\(person.path)/merge/\(other.id.path)", name: other.profile.displayName,
                contact: other.profile.contactPoints.first?.value ?? "")
        }
        hasRows = !rows.isEmpty
        isEmpty = found != nil && rows.isEmpty
    }
}
