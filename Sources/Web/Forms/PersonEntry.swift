import Domain
import Foundation
import HTTPSupport
import Operations
import Texts

/// A person as somebody typed her: kept as it is when a form comes back.
struct PersonEntry: Sendable, Equatable {
    /// A line for an e-mail address or telephone number.
    struct Contact: Sendable, Equatable {
        var kind: ContactPointKind
        var value = ""
        var label = ""
        var isPreferred = false
    }

    /// Lines for a postal address.
    struct Address: Sendable, Equatable {
        var street = ""
        var postalCode = ""
        var town = ""
        var country = ""
        var label = ""

        /// Whether nobody wrote anything but perhaps a country.
        var isBlank: Bool { street.isEmpty && postalCode.isEmpty && town.isEmpty && label.isEmpty }
    }

    var honorificPrefix = ""
    var givenName = ""
    var familyName = ""
    var additionalName = ""
    var honorificSuffix = ""
    var nickname = ""
    var salutation = ""
    var jobTitle = ""
    var lifecycle = Lifecycle.lead.rawValue
    /// The id of the member in charge.
    var owner = ""
    /// Ids of ticked tags.
    var tags: [String] = []
    /// Labels of further tags, with commas between.
    var furtherTags = ""
    /// Values by the codes of their fields; only those that the form offered.
    var customFields: [String: String] = [:]
    var contacts = [Contact(kind: .email), Contact(kind: .telephone)]
    var addresses: [Address] = []
    var purpose = ""
    var basis = ""
    var source = ""

    /// An empty form.
    init() {}

    /// A form filled with what is stored.
    init(
        _ profile: PersonProfile, lifecycle: Lifecycle, owner: UUID? = nil,
        vocabulary: PersonVocabulary = PersonVocabulary(), texts: Texts? = nil
    ) {
        honorificPrefix = profile.honorificPrefix ?? ""
        givenName = profile.givenName ?? ""
        familyName = profile.familyName ?? ""
        additionalName = profile.additionalName ?? ""
        honorificSuffix = profile.honorificSuffix ?? ""
        nickname = profile.nickname ?? ""
        salutation = profile.salutation?.rawValue ?? ""
        jobTitle = profile.jobTitle ?? ""
        self.lifecycle = lifecycle.rawValue
        self.owner = owner?.uuidString ?? ""
        tags = profile.tags.map(\.uuidString)
        for (field, value) in vocabulary.values(of: profile) {
            let isGermanNumber = field.kind == .number && texts?.language == .german
            customFields[field.code] = isGermanNumber ? value.replacing(".", with: ",") : value
        }
        contacts = profile.contactPoints.map {
            Contact(kind: $0.kind, value: $0.value, label: $0.label ?? "", isPreferred: $0.isPrimary)
        }
        addresses = profile.addresses.map {
            Address(
                street: $0.streetAddress ?? "", postalCode: $0.postalCode ?? "", town: $0.addressLocality ?? "",
                country: $0.addressCountry ?? "", label: $0.label ?? "")
        }
    }

    /// What was sent; lines that nobody offered are not looked for.
    init(_ form: FormData) {
        honorificPrefix = form.raw("honorificPrefix") ?? ""
        givenName = form.raw("givenName") ?? ""
        familyName = form.raw("familyName") ?? ""
        additionalName = form.raw("additionalName") ?? ""
        honorificSuffix = form.raw("honorificSuffix") ?? ""
        nickname = form.raw("nickname") ?? ""
        salutation = form.raw("salutation") ?? ""
        jobTitle = form.raw("jobTitle") ?? ""
        lifecycle = form.raw("lifecycle") ?? Lifecycle.lead.rawValue
        owner = form["owner"] ?? ""
        tags = form.all("tags")
        furtherTags = form.raw("furtherTags") ?? ""
        for field in form.fields where field.name.hasPrefix("customFields.") {
            customFields[String(field.name.dropFirst("customFields.".count))] = field.value
        }
        contacts = (0..<ContactPoint.maximumCount).compactMap { index in
            let name = "contactPoints[\(index)]"
            guard let value = form.raw("\(name).value") else { return nil }
            let kind = form["\(name).kind"].flatMap { ContactPointKind(rawValue: $0) } ?? .email
            return Contact(
                kind: kind, value: value, label: form.raw("\(name).label") ?? "",
                isPreferred: form.raw("preferred.\(kind.rawValue)") == String(index))
        }
        addresses = (0..<PostalAddress.maximumCount).compactMap { index in
            let name = "addresses[\(index)]"
            guard let street = form.raw("\(name).streetAddress") else { return nil }
            return Address(
                street: street, postalCode: form.raw("\(name).postalCode") ?? "",
                town: form.raw("\(name).addressLocality") ?? "", country: form.raw("\(name).addressCountry") ?? "",
                label: form.raw("\(name).label") ?? "")
        }
        purpose = form["processing.purpose"] ?? ""
        basis = form["processing.legalBasis"] ?? ""
        source = form.raw("processing.source") ?? ""
    }
}

extension PersonEntry {
    /// One more empty line; the form's own bounds hold.
    mutating func add(_ what: String) {
        switch what {
        case "contact" where contacts.count < ContactPoint.maximumCount:
            contacts.append(Contact(kind: .telephone))
        case "address" where addresses.count < PostalAddress.maximumCount: addresses.append(Address())
        default: break
        }
    }

    /// Names, contact points and addresses; lines left empty are none.
    var profile: PersonProfile {
        PersonProfile(
            givenName: givenName, familyName: familyName, honorificPrefix: honorificPrefix,
            additionalName: additionalName, honorificSuffix: honorificSuffix, nickname: nickname,
            salutation: Salutation(rawValue: salutation), jobTitle: jobTitle,
            contactPoints: filledContacts.map { index in
                ContactPoint(
                    kind: contacts[index].kind, value: contacts[index].value, label: contacts[index].label,
                    isPrimary: contacts[index].isPreferred)
            },
            addresses: filledAddresses.map { index in
                PostalAddress(
                    streetAddress: addresses[index].street, postalCode: addresses[index].postalCode,
                    addressLocality: addresses[index].town, addressCountry: addresses[index].country,
                    label: addresses[index].label)
            })
    }

    /// The labels in the line for further tags.
    var furtherLabels: [String] {
        furtherTags.split { $0 == "," || $0 == ";" }.map(String.init).filter { $0.contains { !$0.isWhitespace } }
    }

    /// Replaces what the form asks for, and nothing else; `further` are the ids of ``furtherLabels``.
    ///
    /// - Throws: `Refusal` naming `customFields.code` or `owner`.
    func apply(to edit: inout PersonEdit, _ vocabulary: PersonVocabulary, further: [UUID]) throws(Refusal) {
        apply(to: &edit.profile)
        edit.profile.tags = tags.compactMap { UUID(uuidString: $0) } + further
        for field in vocabulary.fields {
            guard let typed = customFields[field.code] else { continue }
            let text = try field.canonical(typed: typed, at: "customFields.\(field.code)")
            try vocabulary.put(text, in: field, into: &edit.profile)
        }
        edit.owner = UUID(uuidString: owner)
        guard let lifecycle = Lifecycle(rawValue: lifecycle) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "lifecycle")
        }
        edit.lifecycle = lifecycle
    }

    private func apply(to profile: inout PersonProfile) {
        let typed = self.profile
        profile.salutation = typed.salutation
        profile.honorificPrefix = typed.honorificPrefix
        profile.givenName = typed.givenName
        profile.additionalName = typed.additionalName
        profile.familyName = typed.familyName
        profile.honorificSuffix = typed.honorificSuffix
        profile.nickname = typed.nickname
        profile.jobTitle = typed.jobTitle
        profile.contactPoints = typed.contactPoints
        profile.addresses = typed.addresses
    }

    /// Purpose, basis and source; nil while no basis was chosen, which is no statement at all.
    var statement: ProcessingStatement? {
        LegalBasis(rawValue: basis).map { ProcessingStatement(purpose: purpose, legalBasis: $0, source: source) }
    }

    /// The form's name of a field that a refusal names: empty lines are counted there, and not in what is stored.
    func formField(of field: String?) -> String? {
        guard let field else { return nil }
        switch field {
        case "processing": return purpose.isEmpty ? "processing.purpose" : "processing.legalBasis"
        case let evidence where evidence.hasPrefix("processing.evidence"): return "processing.legalBasis"
        case "contactPoints", "email", "telephone": return contacts.isEmpty ? nil : "contactPoints[0].value"
        case let point where point.hasPrefix("contactPoints["):
            return Self.renumbered(point, "contactPoints", filledContacts)
        case let tag where tag.hasPrefix("furtherTags") || tag == "tags": return "furtherTags"
        case let address where address.hasPrefix("addresses["):
            return Self.renumbered(address, "addresses", filledAddresses)
        default: return field
        }
    }

    private var filledContacts: [Int] {
        contacts.indices.filter { contacts[$0].value.contains { !$0.isWhitespace } }
    }

    private var filledAddresses: [Int] {
        addresses.indices.filter { !addresses[$0].isBlank }
    }

    private static func renumbered(_ field: String, _ list: String, _ filled: [Int]) -> String {
        let rest = field.dropFirst(list.count + 1)
        guard let end = rest.firstIndex(of: "]"), let index = Int(rest[..<end]), filled.indices.contains(index) else {
            return field
        }
        return "\(list)[\(filled[index])\(rest[end...])"
    }
}
