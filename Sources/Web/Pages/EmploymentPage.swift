import Domain
import Store
import Texts

/// Adding and editing a person's position.
struct EmploymentPage: PageContent {
    static let template = "employment"

    let t: EmploymentTexts
    let action: String
    let cancelHref: String
    let version: String?
    let conflict: Notice?
    let summary: ErrorSummary?
    /// Where she works; nil once it is stored, since another organisation is another position.
    let organization: Choice?
    let fields: [Field]
    let removeAction: String?

    /// A new position in one of `organizations`.
    init(
        _ entry: EmploymentEntry, in organizations: [StoredOrganization], path: String, cancelHref: String, desk: Desk,
        refusal: Refusal? = nil
    ) {
        let texts = desk.texts
        t = texts.employment
        action = "\(path)/new"
        self.cancelHref = cancelHref
        version = nil
        conflict = organizations.isEmpty ? Notice(t.noOrganizations, tone: .pending, icon: .alert) : nil
        let problem = refusal.map { SimpleProblem($0, shown: ["organizationId"] + Self.names, texts: texts) }
        summary = problem?.summary
        organization = Choice(
            "organizationId", label: texts.terms.field("organizationId"),
            options: organizations.sorted { $0.profile.name.lowercased() < $1.profile.name.lowercased() }
                .map { ($0.id.path, $0.profile.name) }, selected: entry.organization, empty: texts.personForm.choose,
            error: problem?.field == "organizationId" ? problem?.text : nil)
        fields = Self.fields(entry, problem, texts)
        removeAction = nil
    }

    /// A stored position.
    init(
        _ entry: EmploymentEntry, version: Int32, path: String, cancelHref: String, desk: Desk, refusal: Refusal? = nil,
        isLate: Bool = false
    ) {
        let texts = desk.texts
        t = texts.employment
        action = "\(path)/edit"
        self.cancelHref = cancelHref
        self.version = String(version)
        conflict = isLate ? Notice(texts.employment.changedMeanwhile, tone: .pending, icon: .alert) : nil
        let problem = refusal.map { SimpleProblem($0, shown: Self.names, texts: texts) }
        summary = problem?.summary
        organization = nil
        fields = Self.fields(entry, problem, texts)
        removeAction = "\(path)/delete"
    }

    private static let names = ["jobTitle", "department", "since", "until"]

    private static func fields(_ entry: EmploymentEntry, _ problem: SimpleProblem?, _ texts: Texts) -> [Field] {
        let values = [entry.jobTitle, entry.department, entry.since, entry.until]
        return zip(names, values).map { name, value in
            Field(
                name, label: texts.terms.field(name), value: value,
                error: problem?.field == name ? problem?.text : nil,
                type: ["since", "until"].contains(name) ? "date" : "text", isOptional: true, width: "half")
        }
    }
}
