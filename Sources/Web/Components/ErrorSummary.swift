import Texts

/// What heads a form that came back: each error with a link to its field.
struct ErrorSummary: Sendable {
    /// One error.
    struct Line: Sendable {
        let text: String
        /// The field's id with a `#`; nil where no single field is to blame.
        let href: String?
    }

    let title: String
    let lines: [Line]

    /// One refused thing.
    init(_ texts: Texts, label: String?, text: String, id: String?) {
        title = texts.common.checkInput
        lines = [Line(text: label.map { "\($0): \(text)" } ?? text, href: id.map { "#\($0)" })]
    }
}
