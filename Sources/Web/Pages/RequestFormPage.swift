import Domain
import Store
import Texts

/// The form with which anybody uses a right over her data, and what became of it.
struct RequestFormPage: PageContent {
    static let template = "requestForm"

    /// One right.
    struct Kind: Sendable {
        let id: String
        let code: String
        let name: String
        let words: String
        let isChosen: Bool
    }

    let t: RequestTexts.Door
    /// Whom it goes to.
    let sender: String
    let action: String
    /// The language of the words.
    let language: String
    let summary: ErrorSummary?
    let outcome: Notice?
    /// Whether it can be filled in.
    let isOpen: Bool
    let kinds: [Kind]
    let kindError: String?
    let email: Field
    /// The path of the privacy notice.
    let privacy: String

    /// The form, empty or as it was sent; `isSent` is the answer to every form that was taken.
    init(
        _ tenant: TenantRecord, texts: Texts, kind: String? = nil, address: String? = nil, refusal: Refusal? = nil,
        isSent: Bool = false
    ) {
        let t = texts.requests.door
        self.t = t
        sender = tenant.name
        action = "/p/\(tenant.slug)/requests"
        privacy = "/p/\(tenant.slug)/privacy"
        language = texts.language.rawValue
        isOpen = !isSent
        outcome = isSent ? Notice(t.sentTitle, t.sentText, tone: .given) : nil
        let line = refusal.map { texts.line($0) }
        let isAddress = refusal?.field == "email"
        let isKind = refusal?.field == "kind"
        summary = line.map {
            ErrorSummary(texts, label: nil, text: $0, id: isAddress ? "email" : isKind ? "kind-access" : nil)
        }
        kindError = isKind ? line : nil
        kinds = RequestKind.allCases.map {
            Kind(
                id: "kind-\($0.rawValue)", code: $0.rawValue, name: texts.terms.requestKind($0.rawValue),
                words: t.hints[$0.rawValue] ?? "", isChosen: kind == $0.rawValue)
        }
        email = Field(
            "email", label: texts.frontDoor.email, value: address ?? "", hint: t.emailHint,
            error: isAddress ? line : nil, type: "email", autocomplete: "email")
    }
}
