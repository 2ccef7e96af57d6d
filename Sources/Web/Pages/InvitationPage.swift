import Domain
import Texts

/// Whom a link belongs to in which business, and the password it sets: the first one or a new one.
struct InvitationPage: PageContent {
    static let template = "invitation"

    let t: InvitationTexts
    let tenant: String
    let email: String
    /// Her task; nil where the link sets a new password.
    let role: String?
    let submit: String
    let action: String
    let csrf: String?
    let summary: ErrorSummary?
    let password: Field
    let again: Field

    /// `problem` names the field that was refused, and why in everyday words.
    init(
        texts: Texts, tenant: String, email: String, role: Role?, action: String, csrf: String?,
        problem: (field: String, text: String)? = nil
    ) {
        t = texts.invitation
        self.tenant = tenant
        self.email = email
        self.role = role.map { texts.terms.role($0.rawValue) }
        submit = role == nil ? t.resetSubmit : t.submit
        self.action = action
        self.csrf = csrf
        password = Field(
            "password", label: t.password, hint: t.passwordHint,
            error: problem.flatMap { $0.field == "password" ? $0.text : nil }, type: "password",
            autocomplete: "new-password")
        again = Field(
            "again", label: t.passwordAgain, error: problem.flatMap { $0.field == "again" ? $0.text : nil },
            type: "password", autocomplete: "new-password")
        summary = problem.map { ErrorSummary(texts, label: nil, text: $0.text, id: $0.field) }
    }
}
