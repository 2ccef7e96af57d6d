import Store
import Texts

/// A file while a trial run goes through it.
struct ImportProgressPage: PageContent {
    static let template = "importProgress"

    let t: ImportStepTexts
    let progress: String
    let href: String

    init(_ file: StoredImportFile, desk: Desk) {
        t = desk.texts.importSteps
        progress = t.progress(desk.number(file.counts.rows))
        href = "/imports/files/\(file.id.path)"
    }
}
