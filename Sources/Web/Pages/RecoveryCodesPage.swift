import Texts

/// Recovery codes before the login is complete, shown this once.
struct RecoveryCodesPage: PageContent {
    static let template = "recoveryCodes"

    let t: SecondFactorTexts
    let codes: [String]
    let next: String
}
