/// An entry of the main menu.
struct NavigationItem: Sendable {
    let label: String
    let href: String
    /// The template of its icon.
    let icon: String
    let isCurrent: Bool

    init(_ label: String, href: String, icon: Icon, isCurrent: Bool) {
        self.label = label
        self.href = href
        self.icon = icon.template
        self.isCurrent = isCurrent
    }
}

/// A step of the way to a page.
struct Crumb: Sendable {
    let label: String
    let href: String

    init(_ label: String, href: String) {
        self.label = label
        self.href = href
    }
}

/// Something to do, as a link in a page's header.
struct Action: Sendable {
    let label: String
    let href: String
    let isPrimary: Bool
    /// The template of its icon.
    let icon: String

    init(_ label: String, href: String, icon: Icon, isPrimary: Bool = false) {
        self.label = label
        self.href = href
        self.icon = icon.template
        self.isPrimary = isPrimary
    }
}
