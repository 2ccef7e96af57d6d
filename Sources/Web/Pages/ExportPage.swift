import Domain
import Operations
import Texts

/// The form for a file of people.
struct ExportPage: PageContent {
    static let template = "export"

    let t: ExportTexts
    let summary: ErrorSummary?
    let chosen: String
    let ids: String?
    let purpose: Choice
    let format: Choice
    let columns: [Tick]
    let columnsError: String?

    init(
        _ entry: ExportEntry, choices: [(purpose: PurposeRules, count: Int, of: Int)], refusal: Refusal? = nil,
        desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.export
        self.t = t
        chosen = t.chosen(entry.ids?.count)
        ids = entry.ids.map { $0.map(\.path).joined(separator: ",") }
        func error(_ field: String) -> String? {
            refusal.flatMap { $0.field == field ? texts.line($0) : nil }
        }
        purpose = Choice(
            "purpose", label: t.purpose,
            options: choices.map {
                ($0.purpose.code, t.choice(desk.name(of: $0.purpose), desk.number($0.count), desk.number($0.of)))
            }, selected: entry.purpose, empty: t.choose, hint: t.purposeHint, error: error("purpose"))
        format = Choice(
            "format", label: t.format, options: [("csv", t.csv), ("vcard", t.vcard)], selected: entry.format,
            error: error("format"), width: "half")
        columns = PeopleColumnGroup.allCases.map { group in
            Tick(
                "columns.\(group.rawValue)", label: Self.label(group, texts), isTicked: entry.columns.contains(group))
        }
        columnsError = error("columns")
        summary = refusal.map { refusal in
            let label: String? =
                switch refusal.field {
                case "purpose": t.purpose
                case "format": t.format
                case "columns": t.columns
                default: nil
                }
            return ErrorSummary(texts, label: label, text: texts.line(refusal), id: refusal.field)
        }
    }

    private static func label(_ group: PeopleColumnGroup, _ texts: Texts) -> String {
        switch group {
        case .names: texts.export.names
        case .emails: texts.people.email
        case .telephones: texts.people.telephone
        case .addresses: texts.terms.field("addresses")
        case .jobTitle: texts.terms.field("jobTitle")
        case .lifecycle: texts.people.stage
        case .createdAt: texts.people.added
        }
    }
}
