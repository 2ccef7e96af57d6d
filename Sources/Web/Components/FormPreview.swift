import Domain
import Operations
import Store
import Texts

/// A form as visitors see it, in one language; nothing in it can be sent.
struct FormPreview: Sendable {
    /// One box.
    struct Box: Sendable {
        let name: String
        let wording: String
        /// Which version of the words stands there.
        let version: String
    }

    let language: String
    let title: String
    let lead: String
    let email: String
    let choose: String
    let boxes: [Box]
    let notices: [String]
    let submit: String

    init(_ offer: SubscriptionOffer, _ texts: Texts, desk: Desk) {
        let language = texts.language.rawValue
        let t = texts.frontDoor
        self.language = language
        title = offer.form.content.title(language)
        lead = t.lead(offer.tenant.name)
        email = t.email
        choose = t.choose
        boxes = offer.boxes.map { box in
            Box(
                name: box.purpose.name(texts.language.rawValue),
                wording: box.wording.text(language).body,
                version: desk.texts.purpose.versionNumber(desk.number(box.wording.version)))
        }
        notices = offer.notices(language)
        submit = t.submit
    }

    /// The form in every language that it speaks.
    static func all(_ offer: SubscriptionOffer, desk: Desk) -> [FormPreview] {
        guard !offer.boxes.isEmpty else { return [] }
        return languages(of: offer.form).map { FormPreview(offer, Texts.in($0), desk: desk) }
    }

    /// The languages that a form speaks.
    static func languages(of form: StoredForm) -> [Language] {
        form.content.language.flatMap(Language.init(rawValue:)).map { [$0] } ?? Language.allCases
    }
}
