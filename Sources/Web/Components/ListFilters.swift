import Directory
import Domain
import Foundation
import Store
import Texts

/// What a list of people or organisations can be narrowed to, and what it is narrowed to now.
struct ListFilters: Sendable {
    /// One thing the list is narrowed to, with the way to take it off.
    struct Active: Sendable {
        let label: String
        let href: String
        /// What a screen reader says of the way.
        let remove: String
    }

    let t: PeopleTexts
    let action: String
    /// The saved view that is shown, whose columns stay.
    let view: String?
    let sort: Choice
    let stage: Choice
    let town: Field
    /// Nil where the tenant has no tags.
    let tag: Choice?
    /// Nil where the role does not see members.
    let owner: Choice?
    /// Nil where the role does not see consents, or none is asked for.
    let consent: Choice?
    let active: [Active]
    let hasActive: Bool

    init(
        _ listing: SubjectListing, problem: ListProblem? = nil, purposes: [PurposeRules] = [], choices: PersonChoices,
        desk: Desk
    ) {
        let t = desk.texts.people
        let terms = desk.texts.terms
        let tags = listing.kind == .person ? choices.vocabulary.tags : []
        self.t = t
        action = "\(listing.kind.listPath)/filters"
        view = listing.view?.path
        sort = Choice(
            "sort", label: t.order,
            options: [
                ("-createdAt", t.newestFirst), ("createdAt", t.oldestFirst), ("name", t.nameUp), ("-name", t.nameDown),
                ("-updatedAt", t.changedFirst), ("updatedAt", t.changedLast),
            ], selected: listing.order, width: "short")
        stage = Choice(
            "lifecycle", label: t.stage,
            options: Lifecycle.allCases.map { ($0.rawValue, terms.lifecycle($0.rawValue)) },
            selected: listing.lifecycle ?? "", empty: t.anyStage, width: "short")
        let refused = problem.flatMap { $0.field == "town" ? $0 : nil }
        town = Field(
            "town", label: t.town, value: refused?.typed ?? listing.town ?? "", error: refused?.text, width: "short")
        tag = Self.choice("tag", t.tag, tags.map { ($0.id.path, $0.label) }, listing.tag?.path, any: t.anyTag)
        owner = Self.choice(
            "owner", t.owner, choices.members.map { ($0.id.path, $0.name) }, listing.owner?.path, any: t.anyOwner)
        consent = Self.choice(
            "consent", desk.texts.lists.consent, listing.kind == .person ? Self.states(purposes, desk) : [],
            listing.consent?.text, any: desk.texts.lists.anyConsent)
        var active: [Active] = []
        func add(_ label: String, _ drop: (inout SubjectListing) -> Void) {
            active.append(Active(label: label, href: listing.with(drop).path, remove: t.removeFilter))
        }
        if let code = listing.lifecycle { add("\(t.stage): \(terms.lifecycle(code))") { $0.lifecycle = nil } }
        if let name = listing.town { add("\(t.town): \(name)") { $0.town = nil } }
        if let id = listing.tag { add("\(t.tag): \(tags.first { $0.id == id }?.label ?? "–")") { $0.tag = nil } }
        if let id = listing.owner { add("\(t.owner): \(choices.name(of: id) ?? "–")") { $0.owner = nil } }
        if let code = listing.consent { add(Self.label(code, purposes, desk)) { $0.consent = nil } }
        self.active = active
        hasActive = !active.isEmpty
    }

    /// A choice among what there is; nil where there is nothing to choose from.
    private static func choice(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], _ selected: String?,
        any: String
    ) -> Choice? {
        guard !options.isEmpty else { return nil }
        return Choice(name, label: label, options: options, selected: selected ?? "", empty: any, width: "short")
    }

    /// States that people are looked for by, of every purpose that a consent can carry.
    private static func states(_ purposes: [PurposeRules], _ desk: Desk) -> [(value: String, label: String)] {
        guard desk.actor.may(.consentsRead) else { return [] }
        let asked: [ConsentState] = [.given, .renewed, .requested, .withdrawn, .refused, .expired]
        var options: [(value: String, label: String)] = []
        for purpose in purposes where purpose.isActive && purpose.bases.contains(.consent) {
            for channel in purpose.channels {
                for state in asked.map(\.rawValue) + [DirectoryRow.Consent.none] {
                    let consent = DirectoryRow.Consent(
                        purpose: purpose.code, channel: channel.rawValue, state: state)
                    options.append((consent.text, label(consent, purposes, desk)))
                }
            }
        }
        return options
    }

    /// A state in everyday words.
    static func word(_ consent: DirectoryRow.Consent, _ desk: Desk) -> String {
        consent.state == DirectoryRow.Consent.none
            ? desk.texts.consent.notAsked : desk.texts.terms.consentState(consent.state)
    }

    private static func label(_ consent: DirectoryRow.Consent, _ purposes: [PurposeRules], _ desk: Desk) -> String {
        let purpose = purposes.first { $0.code == consent.purpose }
        let name = purpose.map(desk.name(of:)) ?? consent.purpose
        let channel =
            purpose.map(\.channels.count) ?? 0 > 1 ? " (\(desk.texts.terms.channel(consent.channel)))" : ""
        return "\(name)\(channel): \(word(consent, desk))"
    }
}
