import Texts

/// What was just done, above the page, with a way to take it back where there is one.
struct Toast: Sendable {
    /// Takes it back, as a form.
    struct Undo: Sendable {
        let href: String
        let csrf: String
        let label: String
        /// What the form says of what is taken back.
        var fields: [HiddenField] = []
    }

    let title: String
    let text: String?
    let tone: String
    /// The template of its icon.
    let icon: String
    let undo: Undo?
    /// The label of the button that puts it away.
    let close: String

    init(_ notice: Notice, undo: String? = nil, with fields: [HiddenField] = [], csrf: String?, texts: Texts) {
        title = notice.title
        text = notice.text
        tone = notice.tone
        icon = notice.icon
        self.undo = undo.flatMap { href in
            csrf.map { Undo(href: href, csrf: $0, label: texts.frame.undo, fields: fields) }
        }
        close = texts.frame.close
    }
}
