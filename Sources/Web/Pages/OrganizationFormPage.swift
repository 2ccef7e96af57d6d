import Domain
import Store
import Texts

/// Adding and editing an organisation.
struct OrganizationFormPage: PageContent {
    static let template = "organizationForm"

    let t: PersonFormTexts
    let words: OrganizationTexts
    let action: String
    let cancelHref: String
    let submit: String
    /// The version that was read; nil for a new one.
    let version: String?
    let conflict: Notice?
    let summary: ErrorSummary?
    let fields: [Field]
    let choices: [Choice]
    let contacts: [PersonForm.Contact]
    let addresses: [PersonForm.Address]
    let processing: PersonForm.Processing?

    /// Shows an entry.
    ///
    /// Without `purposes` the reasons are left out, as they cannot be edited; `isLate` says that somebody else was faster.
    init(
        _ entry: OrganizationEntry, desk: Desk, action: String, cancelHref: String, submit: String,
        version: Int32? = nil, purposes: [PurposeRules]?, members: [StoredMember], refusal: Refusal? = nil,
        isLate: Bool = false
    ) {
        let texts = desk.texts
        t = texts.personForm
        words = texts.organization
        self.action = action
        self.cancelHref = cancelHref
        self.submit = submit
        self.version = version.map(String.init)
        let problem = refusal.map { FormProblem($0, entry: entry.reach, texts: texts) }
        conflict = isLate ? Notice(texts.organization.changedMeanwhile, tone: .pending, icon: .alert) : nil
        summary = problem?.summary
        let parts = PersonFormParts(entry: entry.reach, desk: desk, problem: problem)
        fields = [
            parts.field("name", entry.name, width: "full"),
            parts.field(
                "legalName", entry.legalName, hint: words.legalNameHint, isOptional: true, width: "full"),
            parts.field("industry", entry.industry, isOptional: true, width: "half"),
            parts.field("url", entry.url, isOptional: true, width: "half"),
            parts.field("vatId", entry.vatID, isOptional: true, width: "half"),
            parts.field(
                "registerNumber", entry.registerNumber, hint: words.registerHint, isOptional: true, width: "half"),
        ]
        choices = [
            Choice(
                "lifecycle", label: texts.terms.field("lifecycle"),
                options: Lifecycle.allCases.map { ($0.rawValue, texts.terms.lifecycle($0.rawValue)) },
                selected: entry.reach.lifecycle, error: parts.error("lifecycle"), width: "half"),
            Choice(
                "owner", label: texts.terms.field("owner"),
                options: members.map { ($0.id.path, $0.profile.displayName) }, selected: entry.owner,
                empty: words.noOwner, error: parts.error("owner"), width: "half"),
        ]
        contacts = entry.reach.contacts.indices.map(parts.contact)
        addresses = entry.reach.addresses.indices.map(parts.address)
        processing = purposes.map(parts.processing)
    }
}
