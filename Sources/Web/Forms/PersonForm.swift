import Domain
import Foundation
import Texts

/// The form for a person: reasons first when she is new, then name, ways of contact, addresses.
struct PersonForm: Sendable {
    /// Purpose, basis, source.
    struct Processing: Sendable {
        let purpose: Choice
        let basis: Choice
        let source: Field
    }

    /// A line for a way of contact.
    struct Contact: Sendable {
        let kind: Choice
        let value: Field
        let label: Field
        let preferred: Preferred?
    }

    /// Which of several lines of one kind comes first.
    struct Preferred: Sendable {
        let id: String
        let name: String
        let value: String
        let isTicked: Bool
    }

    /// Lines for an address.
    struct Address: Sendable {
        let fields: [Field]
        let country: Choice
    }

    /// A tag to tick.
    struct TagBox: Sendable {
        let id: String
        let value: String
        let label: String
        let isTicked: Bool
    }

    /// A field of the tenant: a line to type into, or a list to choose from.
    struct OwnField: Sendable {
        let line: Field?
        let choice: Choice?
    }

    let t: PersonFormTexts
    let action: String
    let cancelHref: String
    let submit: String
    /// The version that was read; nil for somebody new.
    let version: String?
    let salutation: Choice
    let honorificPrefix: Field
    let names: [Field]
    let nickname: Field
    let jobTitle: Field
    let lifecycle: Choice
    let owner: Choice
    let tags: [TagBox]
    let hasTags: Bool
    let furtherTags: Field
    let ownFields: [OwnField]
    let hasOwnFields: Bool
    let contacts: [Contact]
    let addresses: [Address]
    let processing: Processing?

    /// Shows an entry.
    ///
    /// Without `purposes` the reasons are left out, as they cannot be edited; `problem` names the field that was refused,
    /// and why in everyday words.
    init(
        _ entry: PersonEntry, desk: Desk, choices: PersonChoices = PersonChoices(), action: String, cancelHref: String,
        submit: String, version: Int32? = nil,
        purposes: [PurposeRules]?, problem: FormProblem? = nil
    ) {
        t = desk.texts.personForm
        self.action = action
        self.cancelHref = cancelHref
        self.submit = submit
        self.version = version.map(String.init)
        let parts = PersonFormParts(entry: entry, desk: desk, choices: choices, problem: problem)
        honorificPrefix = parts.field("honorificPrefix", entry.honorificPrefix, isOptional: true, width: "short")
        salutation = Choice(
            "salutation", label: desk.texts.terms.field("salutation"),
            options: Salutation.allCases.map { ($0.rawValue, desk.texts.terms.salutation($0.rawValue)) },
            selected: entry.salutation, empty: desk.texts.personForm.salutationUnknown,
            error: parts.error("salutation"), width: "short")
        names = [
            parts.field("givenName", entry.givenName, isOptional: true, width: "half"),
            parts.field("familyName", entry.familyName, isOptional: true, width: "half"),
            parts.field("additionalName", entry.additionalName, isOptional: true, width: "half"),
            parts.field("honorificSuffix", entry.honorificSuffix, isOptional: true, width: "half"),
        ]
        nickname = parts.field("nickname", entry.nickname, isOptional: true, width: "short")
        jobTitle = parts.field("jobTitle", entry.jobTitle, isOptional: true, width: "half")
        lifecycle = Choice(
            "lifecycle", label: desk.texts.terms.field("lifecycle"),
            options: Lifecycle.allCases.map { ($0.rawValue, desk.texts.terms.lifecycle($0.rawValue)) },
            selected: entry.lifecycle, error: parts.error("lifecycle"), width: "half")
        owner = parts.owner
        tags = parts.tags
        hasTags = !tags.isEmpty
        furtherTags = parts.field(
            "furtherTags", entry.furtherTags, hint: t.furtherTagsHint, isOptional: true, width: "full")
        ownFields = choices.vocabulary.fields.compactMap(parts.own)
        hasOwnFields = !ownFields.isEmpty
        contacts = entry.contacts.indices.map(parts.contact)
        addresses = entry.addresses.indices.map(parts.address)
        processing = purposes.map(parts.processing)
    }
}
