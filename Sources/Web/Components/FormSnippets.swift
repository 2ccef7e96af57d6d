import Domain
import Operations
import Store
import Texts

/// A form for pages of the business's own: as plain HTML, and in a frame.
enum FormSnippets {
    /// The form without anything around it: no script, no style, nothing that is loaded.
    static func html(_ offer: SubscriptionOffer, action: String, texts: Texts) -> String {
        let language = texts.language.rawValue
        let escape = MarkupEscaping().escapeText
        let boxes = offer.boxes.map { box in
            """
              <input type="hidden" name="shown" value="\(escape(box.shown))">
              <label><input type="checkbox" name="purpose" value="\(escape(box.purpose.code))"> \
            \(escape(box.wording.text(language).body))</label>
            """
        }
        let notices = offer.notices(language).map { "  <p>\(escape($0))</p>" }
        return """
            <form method="post" action="\(escape(action))">
              <input type="hidden" name="language" value="\(language)">
              <input type="hidden" name="form" value="\(offer.form.version)">
              <label>\(escape(texts.frontDoor.email)) <input type="email" name="email" required></label>
            \((boxes + notices).joined(separator: "\n"))
              <button type="submit">\(escape(texts.frontDoor.submit))</button>
            </form>
            """
    }

    /// The form's own page in a frame.
    static func frame(_ offer: SubscriptionOffer, action: String, texts: Texts) -> String {
        let escape = MarkupEscaping().escapeText
        let title = escape(offer.form.content.title(texts.language.rawValue))
        return """
            <iframe src="\(escape(action))" title="\(title)" width="100%" height="720" loading="lazy" \
            referrerpolicy="no-referrer"></iframe>
            """
    }
}
