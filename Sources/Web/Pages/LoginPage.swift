import Domain
import Texts

/// E-mail address and password.
struct LoginPage: PageContent {
    static let template = "login"

    let t: LoginTexts
    let summary: ErrorSummary?
    let email: Field
    let password: Field
    /// Where to go afterwards.
    let next: String?
    /// The token of a session that is there already.
    let csrf: String?

    init(texts: Texts, email: String = "", next: String? = nil, csrf: String? = nil, refusal: Refusal? = nil) {
        t = texts.login
        self.next = next
        self.csrf = csrf
        self.email = Field(
            "email", label: t.email, value: email,
            error: refusal.flatMap { $0.field == "email" ? texts.line($0) : nil },
            type: "email", autocomplete: "username")
        password = Field(
            "password", label: t.password,
            error: refusal.flatMap { $0.field == "password" ? texts.line($0) : nil }, type: "password",
            autocomplete: "current-password")
        summary = refusal.map {
            ErrorSummary(texts, label: nil, text: texts.line($0), id: $0.field ?? "email")
        }
    }
}

extension Texts {
    /// A refusal in everyday words, with advice and article.
    func line(_ refusal: Refusal) -> String { refusals.text(refusal.code).line }
}
