import Texts

/// What went wrong, in everyday words, with the number of the request and a way on.
struct ProblemPage: PageContent {
    static let template = "problem"

    let t: ProblemTexts
    let advice: String?
    let article: String?
    let href: String
    let wayOn: String
    let requestID: String
}
