import Domain
import Operations
import Texts

/// The code after the password, or setting a second factor up before going in.
struct SecondFactorPage: PageContent {
    static let template = "secondFactor"

    let t: SecondFactorTexts
    let summary: ErrorSummary?
    /// What to scan where a factor must be set up first.
    let secret: FactorSecret?
    let code: Field
    let submit: String
    /// “Back to the login”.
    let back: String
    /// Stands for who has given her password.
    let ticket: String
    let next: String?
    let csrf: String?

    init(
        texts: Texts, secret: SecondFactor.Secret?, ticket: String, next: String?, csrf: String?,
        refusal: Refusal? = nil
    ) {
        t = texts.secondFactor
        self.secret = secret.map { FactorSecret($0, texts: texts) }
        self.ticket = ticket
        self.next = next
        self.csrf = csrf
        back = texts.login.backToLogin
        submit = secret == nil ? t.askSubmit : t.confirm
        let error = refusal.map { texts.line($0) }
        code = Field(
            "code", label: secret == nil ? t.askCode : t.code, hint: secret == nil ? t.askHint : t.codeHint,
            error: error, autocomplete: "one-time-code")
        summary = error.map { ErrorSummary(texts, label: nil, text: $0, id: "code") }
    }
}
