import Domain
import Operations
import Store
import Texts

/// A form for strangers, and what became of it.
struct SubscribePage: PageContent {
    static let template = "subscribe"

    /// One box; nothing is ticked but by whoever reads it.
    struct Box: Sendable {
        let id: String
        let code: String
        let name: String
        let wording: String
        /// Which words stand there, for the form's hidden field.
        let shown: String
        let isTicked: Bool
    }

    let t: FrontDoorTexts
    /// Who asks.
    let sender: String
    let action: String
    /// The language of the words.
    let language: String
    /// Which version of the form it is, for its hidden field.
    let version: String
    let summary: ErrorSummary?
    /// What became of the form, or why it is there again.
    let outcome: Notice?
    /// Whether it can be filled in.
    let isOpen: Bool
    let email: Field
    let boxes: [Box]
    /// The heading over what is told beside the boxes; nil where nothing is.
    let noticeTitle: String?
    /// What is told, each text once.
    let notices: [String]

    /// The form, empty or as it was sent.
    init(_ offer: SubscriptionOffer, texts: Texts, input: SignupInput? = nil, refusal: Refusal? = nil) {
        let t = texts.frontDoor
        let language = texts.language.rawValue
        let isChanged = refusal?.code == RefusalCode.formExpired.rawValue
        self.t = t
        self.language = language
        sender = offer.tenant.name
        version = String(offer.form.version)
        action = Self.path(offer)
        isOpen = true
        outcome = isChanged ? Notice(t.changedTitle, t.changedText, tone: .pending, icon: .alert) : nil
        let line = isChanged ? nil : refusal.map { texts.line($0) }
        let isAddress = refusal?.field == "email"
        summary = line.map { ErrorSummary(texts, label: nil, text: $0, id: isAddress ? "email" : nil) }
        email = Field(
            "email", label: t.email, value: input?.email ?? "", hint: t.emailHint, error: isAddress ? line : nil,
            type: "email", autocomplete: "email")
        boxes = offer.boxes.enumerated().map { index, box in
            Box(
                id: "purpose-\(index)", code: box.purpose.code,
                name: box.purpose.name(texts.language.rawValue),
                wording: box.wording.text(language).body, shown: box.shown,
                isTicked: !isChanged && input?.purposes.contains(box.purpose.code) ?? false)
        }
        notices = offer.notices(language)
        noticeTitle = notices.isEmpty ? nil : t.notice
    }

    /// What became of it.
    init(_ offer: SubscriptionOffer, texts: Texts, outcome: Subscribe.Outcome) {
        let t = texts.frontDoor
        self.t = t
        language = texts.language.rawValue
        sender = offer.tenant.name
        version = String(offer.form.version)
        action = Self.path(offer)
        isOpen = false
        summary = nil
        email = Field("email", label: t.email)
        boxes = []
        notices = []
        noticeTitle = nil
        self.outcome =
            switch outcome {
            case .asked: Notice(t.sentTitle, t.sentText, tone: .pending)
            case .nothingTicked: Notice(t.nothingTitle, t.nothingText, tone: .neutral)
            }
    }

    private static func path(_ offer: SubscriptionOffer) -> String {
        "/p/\(offer.tenant.slug)/subscribe/\(offer.form.slug)"
    }
}
