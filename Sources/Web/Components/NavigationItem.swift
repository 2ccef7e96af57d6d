/// An entry of the main menu.
struct NavigationItem: Sendable {
    let label: String
    let href: String
    /// The template of its icon.
    let icon: String
    let isCurrent: Bool
    /// The keys that lead there, such as `g p`.
    let keys: String?

    init(_ label: String, href: String, icon: Icon, isCurrent: Bool, keys: String? = nil) {
        self.label = label
        self.href = href
        self.icon = icon.template
        self.isCurrent = isCurrent
        self.keys = keys
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
    /// The keys that do it, such as `e`.
    let keys: String?

    init(_ label: String, href: String, icon: Icon, isPrimary: Bool = false, keys: String? = nil) {
        self.label = label
        self.href = href
        self.icon = icon.template
        self.isPrimary = isPrimary
        self.keys = keys
    }
}
