import Domain
import Operations
import Texts

/// Setting a second factor up from the account.
struct AccountFactorPage: PageContent {
    static let template = "accountFactor"

    let t: SecondFactorTexts
    let summary: ErrorSummary?
    let secret: FactorSecret
    let code: Field

    init(_ secret: SecondFactor.Secret, desk: Desk, refusal: Refusal? = nil) {
        let texts = desk.texts
        t = texts.secondFactor
        self.secret = FactorSecret(secret, texts: texts)
        let error = refusal.map { texts.line($0) }
        code = Field(
            "code", label: t.code, hint: t.codeHint, error: error, autocomplete: "one-time-code", width: "short")
        summary = error.map { ErrorSummary(texts, label: nil, text: $0, id: "code") }
    }
}
