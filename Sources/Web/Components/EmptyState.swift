/// What stands where a list would be: what will be here, and how to begin.
struct EmptyState: Sendable {
    let title: String
    let text: String
    let actions: [Action]
    /// The template of its icon.
    let icon: String

    init(_ title: String, _ text: String, icon: Icon, actions: [Action] = []) {
        self.title = title
        self.text = text
        self.icon = icon.template
        self.actions = actions
    }
}
