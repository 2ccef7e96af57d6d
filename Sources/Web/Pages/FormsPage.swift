import Domain
import Operations
import Store
import Texts

/// The forms of a business: what they ask for, and where they are.
struct FormsPage: PageContent {
    static let template = "forms"

    /// One form.
    struct Row: Sendable {
        let title: String
        let href: String
        let asks: String
        let path: String
        let state: Chip
        let version: String
    }

    let t: FormTexts
    let rows: [Row]
    let hasRows: Bool

    init(_ lines: [ManageForms.Line], desk: Desk) {
        let t = desk.texts.forms
        self.t = t
        rows = lines.map { line in
            Row(
                title: line.form.content.title(desk.texts.language.rawValue), href: "/forms/\(line.form.id.path)",
                asks: FormPage.asks(line, desk), path: line.path, state: FormPage.state(line.form.state, desk),
                version: t.edit.version(desk.number(line.form.version)))
        }
        hasRows = !rows.isEmpty
    }
}
