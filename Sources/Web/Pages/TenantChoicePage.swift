import Texts

/// Which of several businesses to work for.
struct TenantChoicePage: PageContent {
    static let template = "tenantChoice"

    /// A business to choose.
    struct Tenant: Sendable {
        let slug: String
        let name: String
    }

    let t: LoginTexts
    let tenants: [Tenant]
    /// Stands for address and password, which do not go back into a page.
    let ticket: String
    let next: String?
    let csrf: String?
}
