import Store
import Texts

/// Where the pages of people and organisations stand.
extension SubjectKind {
    /// The first part of their addresses.
    var segment: String {
        switch self {
        case .person: "people"
        case .organization: "organizations"
        }
    }

    /// The address of their list.
    var listPath: String { "/\(segment)" }

    /// Their part of the main menu.
    var area: Area {
        switch self {
        case .person: .people
        case .organization: .organizations
        }
    }

    /// The way back to one of them.
    func crumb(href: String, _ texts: Texts) -> Crumb {
        switch self {
        case .person: Crumb(texts.person.windowTitle, href: href)
        case .organization: Crumb(texts.organization.windowTitle, href: href)
        }
    }
}
