import Texts

/// What stands around every page.
struct Frame: Sendable {
    /// The page's language, as HTML names it.
    let language: String
    /// The chosen appearance, `light` or `dark`; nil follows the system.
    let theme: String?
    /// The window's title; it names the kind of page, never a person.
    let title: String
    /// The page's heading.
    let heading: String
    /// A line under the heading.
    let lead: String?
    /// Words of every page.
    let common: CommonTexts
    /// Words of the frame.
    let words: FrameTexts
    /// The way here.
    let crumbs: [Crumb]
    /// What can be done with the page's subject; the first one primary.
    let actions: [Action]
    /// What was just done.
    let flash: Toast?
    /// Navigation and business of somebody logged in.
    let desk: DeskFrame?
    /// The menu for language and light or dark; nil where nothing can be posted.
    let appearance: AppearanceMenu?
    let style = Assets.style
    let mark = Assets.mark
    let scripts = Assets.scripts

    init(
        texts: Texts, appearance: Appearance?, title: String, heading: String? = nil, lead: String? = nil,
        crumbs: [Crumb] = [], actions: [Action] = [], flash: Toast? = nil, desk: DeskFrame? = nil,
        csrf: String? = nil, here: String = "/"
    ) {
        language = texts.language.rawValue
        theme = appearance?.theme?.rawValue
        self.title = "\(title) · \(texts.common.product)"
        self.heading = heading ?? title
        self.lead = lead
        common = texts.common
        words = texts.frame
        self.crumbs = crumbs
        self.actions = actions
        self.flash = flash
        self.desk = desk
        self.appearance = appearance.map { AppearanceMenu($0, texts: texts, csrf: csrf, here: here) }
    }
}

/// What the frame shows of somebody logged in.
struct DeskFrame: Sendable {
    /// The business.
    let tenant: String
    /// The role in it.
    let role: String
    /// The token of every form.
    let csrf: String
    /// The main menu: what has room at the foot of a telephone.
    let items: [NavigationItem]
    /// What a telephone shows when it is asked for more.
    let rest: [NavigationItem]
    /// Whether there is any of it.
    let hasRest: Bool
    /// Whether she may add people.
    let mayCreate: Bool

    /// Entries beside each other on a telephone, the one for more among them.
    private static let room = 5

    /// The frame with this menu.
    init(tenant: String, role: String, csrf: String, menu: [NavigationItem], mayCreate: Bool) {
        let first = menu.count > Self.room ? Self.room - 1 : menu.count
        self.tenant = tenant
        self.role = role
        self.csrf = csrf
        items = Array(menu.prefix(first))
        rest = Array(menu.dropFirst(first))
        hasRest = first < menu.count
        self.mayCreate = mayCreate
    }
}
