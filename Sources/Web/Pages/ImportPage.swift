import Domain
import Store
import Texts

/// One import: what came of its rows, its quarantine, and taking it back.
struct ImportPage: PageContent {
    static let template = "import"

    /// Rows that wait.
    struct Quarantine: Sendable {
        let href: String
        let rowsHref: String
    }

    let t: ImportTexts
    let chip: Chip
    let when: String
    let tiles: [StatTile]
    let steps: ImportStepTexts
    /// The page itself, while rows come in.
    let refreshHref: String?
    let quarantine: Quarantine?
    let fixes: QuarantineTexts
    let mayUndo: Bool
    let undoHref: String

    init(_ batch: ImportBatch, desk: Desk) {
        let t = desk.texts.imports
        self.t = t
        chip = Chip(batch.state, desk.texts)
        when = t.period(desk.moment(batch.createdAt), batch.finishedAt.map { desk.moment($0) })
        let counts = batch.counts
        tiles = [
            StatTile(desk.number(counts.rows), t.rows),
            StatTile(desk.number(counts.imported), t.imported, tone: counts.imported > 0 ? .given : .neutral),
            StatTile(desk.number(counts.updated), t.updated),
            StatTile(desk.number(counts.duplicates), t.duplicatesFound),
            StatTile(
                desk.number(counts.quarantined), t.quarantined, tone: counts.quarantined > 0 ? .pending : .neutral),
        ]
        let path = "/imports/\(batch.id.path)"
        steps = desk.texts.importSteps
        refreshHref = batch.state == .running || batch.state == .undoing ? path : nil
        quarantine =
            counts.quarantined > 0 && batch.state != .undone
            ? Quarantine(href: "\(path)/quarantine", rowsHref: "\(path)/rows") : nil
        fixes = desk.texts.quarantine
        mayUndo = batch.state == .completed || batch.state == .failed
        undoHref = "\(path)/undo"
    }
}
