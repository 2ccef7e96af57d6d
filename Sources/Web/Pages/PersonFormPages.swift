import Domain
import Texts

/// Adding a person.
struct PersonNewPage: PageContent {
    static let template = "personNew"

    let form: PersonForm
    let summary: ErrorSummary?
}

/// Editing a person.
struct PersonEditPage: PageContent {
    static let template = "personEdit"

    let form: PersonForm
    let summary: ErrorSummary?
}
