import Texts

/// Recovery codes shown from the account, this once.
struct AccountCodesPage: PageContent {
    static let template = "accountCodes"

    let t: SecondFactorTexts
    let codes: [String]
    let next = "/account"
}
