import Domain
import Operations
import Store
import Texts

/// The forms of a business, where they are, and how they get onto pages of its own.
struct FormsPage: PageContent {
    static let template = "forms"

    /// One form.
    struct Row: Sendable {
        let title: String
        let href: String
        let asks: String
        let state: Chip
        /// The form as HTML for other pages; nil where strangers are not shown it.
        let code: String?
    }

    let t: FormTexts
    let rows: [Row]

    /// `offers`: What strangers are shown, for those forms that are public.
    init(_ lines: [ReadForms.Line], offers: [SubscriptionOffer], baseURL: String, desk: Desk) {
        let t = desk.texts.forms
        self.t = t
        rows = lines.map { line in
            let offer = offers.first { $0.form.id == line.form.id }
            return Row(
                title: line.form.title(desk.texts.language.rawValue), href: line.path,
                asks: desk.texts.formats.list(line.purposes.map { desk.name(of: $0) }),
                state: Chip(
                    t.states[line.form.state.rawValue] ?? line.form.state.rawValue,
                    line.form.state == .published ? .given : .neutral),
                code: offer.map { Self.code($0, action: baseURL + line.path, texts: desk.texts) })
        }
    }

    /// The form without anything around it: no script, no style, nothing that is loaded.
    private static func code(_ offer: SubscriptionOffer, action: String, texts: Texts) -> String {
        let language = texts.language.rawValue
        let escape = MarkupEscaping().escapeText
        let boxes = offer.boxes.map { box in
            """
              <input type="hidden" name="shown" value="\(escape(box.shown))">
              <label><input type="checkbox" name="purpose" value="\(escape(box.purpose.code))"> \
            \(escape(box.wording.text(language).body))</label>
            """
        }
        var seen: Set<String> = []
        let notices = offer.boxes.compactMap { $0.notice?.text(language).body }
            .filter { seen.insert($0).inserted }.map { "  <p>\(escape($0))</p>" }
        return """
            <form method="post" action="\(escape(action))">
              <input type="hidden" name="language" value="\(language)">
              <label>\(escape(texts.frontDoor.email)) <input type="email" name="email" required></label>
            \((boxes + notices).joined(separator: "\n"))
              <button type="submit">\(escape(texts.frontDoor.submit))</button>
            </form>
            """
    }
}
