/// The tenant that prepared installations have.
struct Workspace: Sendable {
    let tenant = "baeckerei-muehlbauer"
    let owner = "inhaberin@baeckerei-muehlbauer.example"
    /// The tenant's id.
    let id: String
    /// An API token that may do everything.
    let token: String
}
