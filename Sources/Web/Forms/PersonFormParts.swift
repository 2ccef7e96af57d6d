import Domain
import Foundation
import Store
import Texts

/// Makes the parts of a ``PersonForm``.
struct PersonFormParts {
    let entry: PersonEntry
    let desk: Desk
    var choices = PersonChoices()
    let problem: FormProblem?

    private var texts: Texts { desk.texts }

    /// Why a field was refused.
    func error(_ name: String) -> String? {
        problem?.field == name ? problem?.text : nil
    }

    /// A line to type into, labelled by the last part of its name.
    func field(
        _ name: String, _ value: String, hint: String? = nil, type: String = "text", isOptional: Bool = false,
        width: String
    ) -> Field {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return Field(
            name, label: texts.terms.field(last), value: value, hint: hint, error: error(name), type: type,
            suggestions: last == "label" ? "label-words" : nil, isOptional: isOptional, width: width)
    }

    /// Who is in charge; somebody who may no longer log in stays until another is chosen.
    var owner: Choice {
        let members = choices.members.filter { $0.mayTakeOver || $0.id.uuidString == entry.owner.uppercased() }
        return Choice(
            "owner", label: texts.terms.field("owner"), options: members.map { ($0.id.uuidString, $0.name) },
            selected: entry.owner.uppercased(), empty: texts.personForm.noOwner, error: error("owner"), width: "half")
    }

    var tags: [PersonForm.TagBox] {
        let ticked = Set(entry.tags.map { $0.uppercased() })
        return choices.vocabulary.tags.map { tag in
            PersonForm.TagBox(
                id: "tag-\(tag.id.path)", value: tag.id.uuidString, label: tag.label,
                isTicked: ticked.contains(tag.id.uuidString))
        }
    }

    /// A field of the tenant; an ended one is offered only while something stands in it.
    func own(_ field: CustomField) -> PersonForm.OwnField? {
        let value = entry.customFields[field.code] ?? ""
        guard field.state == .active || !value.isEmpty else { return nil }
        let name = "customFields.\(field.code)"
        let label = PersonChoices.label(field, texts.language)
        func choice(_ options: [(value: String, label: String)]) -> PersonForm.OwnField {
            PersonForm.OwnField(
                line: nil,
                choice: Choice(
                    name, label: label, options: options, selected: value, empty: texts.personForm.notStated,
                    error: error(name), width: "half"))
        }
        switch field.kind {
        case .choice: return choice(field.choices.map { ($0, $0) })
        case .flag: return choice([("true", texts.personForm.yes), ("false", texts.personForm.no)])
        case .text, .number, .date, .url:
            let type = field.kind == .date ? "date" : field.kind == .url ? "url" : "text"
            return PersonForm.OwnField(
                line: Field(
                    name, label: label, value: value, error: error(name), type: type, isOptional: true, width: "half"),
                choice: nil)
        }
    }

    func contact(_ index: Int) -> PersonForm.Contact {
        let contact = entry.contacts[index]
        let name = "contactPoints[\(index)]"
        let several = entry.contacts.count { $0.kind == contact.kind } > 1
        return PersonForm.Contact(
            kind: Choice(
                "\(name).kind", label: texts.terms.field("kind"),
                options: ContactPointKind.allCases.map { ($0.rawValue, texts.terms.contactKind($0.rawValue)) },
                selected: contact.kind.rawValue, width: "short"),
            value: field(
                "\(name).value", contact.value, type: contact.kind == .email ? "email" : "tel", width: "half"),
            label: field("\(name).label", contact.label, isOptional: true, width: "short"),
            preferred: several
                ? PersonForm.Preferred(
                    id: Field.identifier("\(name).preferred"), name: "preferred.\(contact.kind.rawValue)",
                    value: String(index), isTicked: contact.isPreferred) : nil)
    }

    func address(_ index: Int) -> PersonForm.Address {
        let address = entry.addresses[index]
        let name = "addresses[\(index)]"
        return PersonForm.Address(
            fields: [
                field("\(name).streetAddress", address.street, width: "full"),
                field("\(name).postalCode", address.postalCode, width: "short"),
                field("\(name).addressLocality", address.town, width: "half"),
                field("\(name).label", address.label, isOptional: true, width: "short"),
            ],
            country: Choice(
                "\(name).addressCountry", label: texts.terms.field("addressCountry"), options: [],
                selected: address.country, empty: texts.personForm.choose,
                groups: [
                    group(texts.personForm.countriesNearby, Countries.nearby(texts.language), address.country),
                    group(
                        texts.personForm.countriesAll,
                        Countries.all(texts.language).filter { country in
                            !Countries.nearby(texts.language).contains { $0.value == country.value }
                        }, address.country),
                ], error: error("\(name).addressCountry"), width: "half"))
    }

    /// Purposes that staff can open by themselves can be chosen; the others are shown, with the reason they cannot.
    func processing(_ purposes: [PurposeRules]) -> PersonForm.Processing {
        let active = purposes.filter(\.isActive)
        let open = active.filter { $0.bases.contains(where: allowed) }
        let closed = active.filter { !$0.bases.contains(where: allowed) }
        let bases = LegalBasis.allCases.filter { basis in allowed(basis) && open.contains { $0.bases.contains(basis) } }
        let only = open.count == 1 ? open.first?.code : nil
        let onlyBasis = bases.count == 1 ? bases.first?.rawValue : nil
        return PersonForm.Processing(
            purpose: Choice(
                "processing.purpose", label: texts.terms.field("purpose"),
                options: open.map { ($0.code, desk.name(of: $0)) },
                selected: entry.purpose.isEmpty ? only ?? "" : entry.purpose, empty: texts.personForm.choose,
                groups: closed.isEmpty
                    ? []
                    : [
                        Choice.Group(
                            label: texts.personForm.needsConsent,
                            options: closed.map { .init(value: $0.code, label: desk.name(of: $0), isSelected: false) },
                            isDisabled: true)
                    ], hint: texts.personForm.purposeHint, error: error("processing.purpose"), width: "half"),
            basis: Choice(
                "processing.legalBasis", label: texts.terms.field("legalBasis"),
                options: bases.map {
                    (
                        $0.rawValue,
                        "\(texts.terms.legalBasis($0.rawValue)) (\(texts.terms.article(ofBasis: $0.rawValue)))"
                    )
                }, selected: entry.basis.isEmpty ? onlyBasis ?? "" : entry.basis, empty: texts.personForm.choose,
                hint: texts.personForm.basisHint, error: error("processing.legalBasis"), width: "half"),
            source: field(
                "processing.source", entry.source, hint: texts.personForm.sourceHint, width: "full"))
    }

    /// Whether staff can state a basis at a page: a consent is the person's own to give.
    private func allowed(_ basis: LegalBasis) -> Bool {
        switch basis {
        case .consent: false
        case .contract, .legalObligation: true
        case .vitalInterest, .publicTask, .legitimateInterest: desk.tenant.policy == .lawfulBasis
        }
    }

    private func group(
        _ label: String, _ countries: [(value: String, label: String)], _ selected: String
    ) -> Choice.Group {
        Choice.Group(
            label: label,
            options: countries.map { .init(value: $0.value, label: $0.label, isSelected: $0.value == selected) },
            isDisabled: false)
    }
}
