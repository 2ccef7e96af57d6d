import Domain
import Texts

/// The parts of the main menu.
enum Area: Sendable, CaseIterable {
    case people
    case organizations
    case campaigns
    case imports
    case requests
    case erasures
    case webhooks
    case members

    /// The menu's entry; nil where the role has no business there.
    func item(for actor: Actor, current: Area?, texts: Texts) -> NavigationItem? {
        let isCurrent = current == self
        switch self {
        case .people:
            return NavigationItem(
                texts.common.people, href: "/people", icon: .people, isCurrent: isCurrent, keys: "g p")
        case .organizations:
            return NavigationItem(
                texts.common.organizations, href: "/organizations", icon: .building, isCurrent: isCurrent, keys: "g o")
        case .campaigns where actor.may(.campaignsRead):
            return NavigationItem(
                texts.campaigns.title, href: "/campaigns", icon: .mail, isCurrent: isCurrent, keys: "g c")
        case .imports where actor.may(.importsRun):
            return NavigationItem(
                texts.common.imports, href: "/imports", icon: .imports, isCurrent: isCurrent, keys: "g i")
        case .requests where actor.may(.requestsRead):
            return NavigationItem(
                texts.requests.desk.title, href: "/requests", icon: .shield, isCurrent: isCurrent, keys: "g r")
        case .erasures where actor.may(.peopleErase):
            return NavigationItem(
                texts.common.erasures, href: "/erasures", icon: .erasures, isCurrent: isCurrent, keys: "g e")
        case .members where actor.may(.membersManage):
            return NavigationItem(
                texts.staff.title, href: "/members", icon: .badge, isCurrent: isCurrent, keys: "g t")
        case .webhooks where actor.may(.settingsWrite):
            return NavigationItem(
                texts.webhooks.title, href: "/webhooks", icon: .bell, isCurrent: isCurrent, keys: "g w")
        default: return nil
        }
    }
}
