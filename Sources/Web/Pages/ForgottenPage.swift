import Domain
import Texts

/// An address to send a link to, and afterwards the one answer there is.
struct ForgottenPage: PageContent {
    static let template = "forgotten"

    let t: LoginTexts
    let summary: ErrorSummary?
    let email: Field
    let csrf: String?
    /// Whether the form was sent.
    let isSent: Bool
    let sent: Notice

    init(texts: Texts, csrf: String? = nil, email: String = "", refusal: Refusal? = nil, isSent: Bool = false) {
        t = texts.login
        self.csrf = csrf
        self.isSent = isSent
        self.email = Field(
            "email", label: t.email, value: email,
            error: refusal.flatMap { $0.field == "email" ? texts.line($0) : nil }, type: "email",
            autocomplete: "username")
        summary = refusal.map { ErrorSummary(texts, label: nil, text: texts.line($0), id: "email") }
        sent = Notice(t.forgottenAnswer, t.forgottenAdvice, tone: .given)
    }
}
