import Domain
import Operations
import Store
import Texts

/// What the columns of a file are, and what applies to all its rows.
struct ImportColumnsPage: PageContent {
    static let template = "importColumns"

    /// A column of the file.
    struct Column: Sendable {
        let header: String
        let samples: String
        let target: Choice
    }

    /// Columns that can be matched; what stands behind them is left out.
    static let maximumColumns = 400
    /// Properties that are named as not read.
    static let maximumUnread = 20

    let t: ImportStepTexts
    let summary: ErrorSummary?
    let notice: Notice?
    let lead: String
    let action: String
    let discardHref: String
    let columns: [Column]
    let hasColumns: Bool
    let purpose: Choice
    let basis: Choice
    let source: Field
    let duplicates: Choice

    init(
        _ file: StoredImportFile, head: SheetHead?, targets: [ColumnTarget], isRemembered: Bool, unread: [String] = [],
        purposes: [PurposeRules], entry: ImportEntry, refusal: Refusal? = nil, desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.importSteps
        self.t = t
        let path = "/imports/files/\(file.id.path)"
        action = "\(path)/columns"
        discardHref = "\(path)/discard"
        lead = head == nil ? t.cardsLead : t.columnsLead
        notice =
            isRemembered
            ? Notice(t.remembered, tone: .neutral, icon: .check)
            : unread.isEmpty
                ? nil
                : Notice(
                    t.unread(unread.prefix(Self.maximumUnread).map(texts.terms.cardProperty).joined(separator: ", ")),
                    tone: .pending, icon: .alert)
        let options: [(value: String, label: String)] = ColumnTarget.allCases.map {
            ($0.rawValue, texts.terms.columnTarget($0.rawValue))
        }
        columns =
            head.map { head in
                head.header.indices.prefix(Self.maximumColumns).map { column in
                    Column(
                        header: head.header[column].isEmpty ? "–" : head.header[column],
                        samples: head.samples[column].joined(separator: " · "),
                        target: Choice(
                            "columns[\(column)]", label: "\(head.header[column]): \(t.target)", options: options,
                            selected: column < targets.count ? targets[column].rawValue : ColumnTarget.ignore.rawValue,
                            error: refusal.flatMap { $0.field == "columns[\(column)]" ? texts.line($0) : nil }))
                }
            } ?? []
        hasColumns = !columns.isEmpty
        let form = ImportChoices(entry, purposes: purposes, desk: desk)
        (purpose, basis, source, duplicates) = (form.purpose, form.basis, form.source, form.duplicates)
        summary = refusal.map { refusal in
            ErrorSummary(
                texts, label: nil, text: texts.line(refusal),
                id: refusal.field.map { $0 == "columns" ? "columns" : Field.identifier($0) })
        }
    }
}
