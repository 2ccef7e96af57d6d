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
        t = desk.texts.people
        action = "\(listing.kind.listPath)/filters"
        view = listing.view?.path
        sort = Choice(
            "sort", label: t.order,
            options: [
                ("-createdAt", t.newestFirst), ("createdAt", t.oldestFirst), ("name", t.nameUp), ("-name", t.nameDown),
                ("-updatedAt", t.changedFirst), ("updatedAt", t.changedLast),
            ], selected: listing.order, width: "short")
        let terms = desk.texts.terms
        stage = Choice(
            "lifecycle", label: t.stage,
            options: Lifecycle.allCases.map { ($0.rawValue, terms.lifecycle($0.rawValue)) },
            selected: listing.lifecycle ?? "", empty: t.anyStage, width: "short")
        let refused = problem.flatMap { $0.field == "town" ? $0 : nil }
        town = Field(
            "town", label: t.town, value: refused?.typed ?? listing.town ?? "", error: refused?.text, width: "short")
        let tags = listing.kind == .person ? choices.vocabulary.tags : []
        tag =
            tags.isEmpty
            ? nil
            : Choice(
                "tag", label: t.tag, options: tags.map { ($0.id.path, $0.label) }, selected: listing.tag?.path ?? "",
                empty: t.anyTag, width: "short")
        owner =
            choices.members.isEmpty
            ? nil
            : Choice(
                "owner", label: t.owner, options: choices.members.map { ($0.id.path, $0.name) },
                selected: listing.owner?.path ?? "", empty: t.anyOwner, width: "short")
        let states = listing.kind == .person ? Self.states(purposes, desk) : []
        consent =
            states.isEmpty
            ? nil
            : Choice(
                "consent", label: desk.texts.lists.consent, options: states, selected: listing.consent?.text ?? "",
                empty: desk.texts.lists.anyConsent, width: "short")
        var active: [Active] = []
        if let code = listing.lifecycle {
            active.append(
                Active(
                    label: "\(t.stage): \(terms.lifecycle(code))", href: listing.with { $0.lifecycle = nil }.path,
                    remove: t.removeFilter))
        }
        if let name = listing.town {
            active.append(
                Active(
                    label: "\(t.town): \(name)", href: listing.with { $0.town = nil }.path, remove: t.removeFilter))
        }
        if let id = listing.tag {
            let label = tags.first { $0.id == id }?.label ?? "–"
            active.append(
                Active(label: "\(t.tag): \(label)", href: listing.with { $0.tag = nil }.path, remove: t.removeFilter))
        }
        if let id = listing.owner {
            active.append(
                Active(
                    label: "\(t.owner): \(choices.name(of: id) ?? "–")", href: listing.with { $0.owner = nil }.path,
                    remove: t.removeFilter))
        }
        if let code = listing.consent {
            active.append(
                Active(
                    label: Self.label(code, purposes, desk), href: listing.with { $0.consent = nil }.path,
                    remove: t.removeFilter))
        }
        self.active = active
        hasActive = !active.isEmpty
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
