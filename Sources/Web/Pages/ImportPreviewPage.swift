import Domain
import Operations
import Store
import Texts

/// What would become of each row of a file.
struct ImportPreviewPage: PageContent {
    static let template = "importPreview"

    /// A row of the file.
    struct Row: Sendable {
        let number: String
        let name: String
        let email: String
        let telephone: String
        let town: String
        let chip: Chip
        let reason: String?
    }

    /// A choice of rows.
    struct Filter: Sendable {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    /// Which rows are shown.
    enum Show: String, CaseIterable, Sendable {
        case all
        case created
        case updated
        case duplicate
        case quarantined

        func holds(_ outcome: ImportOutcomes.Outcome) -> Bool {
            switch (self, outcome) {
            case (.all, _), (.created, .created), (.updated, .updated), (.duplicate, .duplicate),
                (.quarantined, .quarantined):
                true
            default: false
            }
        }
    }

    let t: ImportStepTexts
    let columns: PeopleTexts
    let imports: ImportTexts
    let failure: Notice?
    let tiles: [StatTile]
    let filters: [Filter]
    let rows: [Row]
    let hasRows: Bool
    let next: String?
    let more: String
    let startHref: String?
    let startLabel: String
    let changeHref: String
    let discardHref: String

    init(
        _ file: StoredImportFile, rows: [(row: PeopleSheetRow, outcome: ImportOutcomes.Outcome)], show: Show,
        limit: Int,
        desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.importSteps
        self.t = t
        columns = texts.people
        imports = texts.imports
        let path = "/imports/files/\(file.id.path)"
        failure = file.failure.map { Notice(t.failed, texts.importReason($0), tone: .refused, icon: .alert) }
        let counts = file.counts
        tiles = [
            StatTile(desk.number(counts.rows), texts.imports.rows),
            StatTile(desk.number(counts.imported), t.created, tone: counts.imported > 0 ? .given : .neutral),
            StatTile(desk.number(counts.updated), t.updated),
            StatTile(desk.number(counts.duplicates), t.duplicate),
            StatTile(
                desk.number(counts.quarantined), t.quarantined, tone: counts.quarantined > 0 ? .pending : .neutral),
        ]
        filters = Show.allCases.map { other in
            Filter(
                label: Self.label(other, t), href: "\(path)?show=\(other.rawValue)", isCurrent: other == show)
        }
        self.rows = rows.map { Row($0.row, $0.outcome, desk) }
        hasRows = !rows.isEmpty
        next =
            rows.count == limit
            ? rows.last.map { "\(path)?show=\(show.rawValue)&after=\($0.row.record.row)" } : nil
        more = texts.frame.more
        let count = counts.rows - counts.duplicates
        startHref = file.failure == nil && count > 0 ? "\(path)/start" : nil
        startLabel = t.start(desk.number(counts.rows))
        changeHref = "\(path)/columns"
        discardHref = "\(path)/discard"
    }

    private static func label(_ show: Show, _ t: ImportStepTexts) -> String {
        switch show {
        case .all: t.all
        case .created: t.created
        case .updated: t.updated
        case .duplicate: t.duplicate
        case .quarantined: t.quarantined
        }
    }
}

extension ImportPreviewPage.Row {
    init(_ row: PeopleSheetRow, _ outcome: ImportOutcomes.Outcome, _ desk: Desk) {
        let t = desk.texts.importSteps
        number = desk.number(row.record.row)
        if case .person(let profile, _) = row.outcome {
            name = profile.displayName
            email = profile.contactPoints.first { $0.kind == .email }?.value ?? ""
            telephone = profile.contactPoints.first { $0.kind == .telephone }?.value ?? ""
            town = profile.addresses.first?.addressLocality ?? ""
        } else {
            // Nothing is read of a row with something wrong: it shows its beginning as it came.
            name = String(
                row.record.texts.filter { !$0.isEmpty }.prefix(4).map { $0.prefix(60) }.joined(separator: " · "))
            (email, telephone, town) = ("", "", "")
        }
        switch outcome {
        case .created: (chip, reason) = (Chip(t.created, .given), nil)
        case .updated: (chip, reason) = (Chip(t.updated, .neutral, icon: .pencil), nil)
        case .duplicate: (chip, reason) = (Chip(t.duplicate, .neutral), nil)
        case .quarantined(let code):
            (chip, reason) = (Chip(t.quarantined, .pending), desk.texts.importReason(code))
        }
    }
}
