import Domain
import Store
import Texts

/// The form for a file, and the imports so far.
struct ImportsPage: PageContent {
    static let template = "imports"

    /// An import in the list.
    struct Row: Sendable {
        let href: String
        let at: String
        let chip: Chip
        let rows: String
        let imported: String
        let updated: String
        let duplicates: String
        let quarantined: String
    }

    /// A file that waits to be gone on with.
    struct Waiting: Sendable {
        let href: String
        let at: String
        let format: String
        let next: String
    }

    let t: ImportTexts
    let steps: ImportStepTexts
    let waiting: [Waiting]
    let hasWaiting: Bool
    let summary: ErrorSummary?
    let purpose: Choice
    let basis: Choice
    let source: Field
    let duplicates: Choice
    let fileError: String?
    let rows: [Row]
    let hasRows: Bool
    let pager: Pager?

    init(
        _ imports: [ImportBatch], waiting: [WaitingImportFile] = [], next: String?, isFirst: Bool,
        purposes: [PurposeRules], entry: ImportEntry, refusal: Refusal? = nil, desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.imports
        self.t = t
        steps = texts.importSteps
        self.waiting = waiting.map { file in
            Waiting(
                href: "/imports/files/\(file.id.path)", at: desk.moment(file.createdAt),
                format: Self.name(of: file.format), next: Self.next(file.state, texts.importSteps))
        }
        hasWaiting = !waiting.isEmpty
        let form = ImportChoices(entry, purposes: purposes, desk: desk)
        (purpose, basis, source, duplicates) = (form.purpose, form.basis, form.source, form.duplicates)
        fileError = refusal.map { texts.line($0) }
        summary = refusal.map { ErrorSummary(texts, label: t.file, text: texts.line($0), id: "file") }
        rows = imports.map { batch in
            Row(
                href: "/imports/\(batch.id.path)", at: desk.moment(batch.createdAt), chip: Chip(batch.state, texts),
                rows: desk.number(batch.counts.rows), imported: desk.number(batch.counts.imported),
                updated: desk.number(batch.counts.updated), duplicates: desk.number(batch.counts.duplicates),
                quarantined: desk.number(batch.counts.quarantined))
        }
        hasRows = !rows.isEmpty
        pager = Pager(path: "/imports", next: next, isFirst: isFirst)
    }

    private static func name(of format: ImportFormat) -> String {
        switch format {
        case .csv: "CSV"
        case .vcard: "vCard"
        case .portability: "JSON"
        }
    }

    private static func next(_ state: StoredImportFile.State, _ t: ImportStepTexts) -> String {
        switch state {
        case .checking: t.checking
        case .checked: t.previewTitle
        case .uploading, .uploaded, .running, .done, .discarded: t.columnsTitle
        }
    }
}

extension Chip {
    /// The state of an import.
    init(_ state: ImportBatch.State, _ texts: Texts) {
        let tone: Tone =
            switch state {
            case .running, .undoing: .pending
            case .completed: .given
            case .failed: .refused
            case .undone: .neutral
            }
        self.init(texts.terms.importState(state.rawValue), tone, icon: state == .undone ? .undo : nil)
    }
}
