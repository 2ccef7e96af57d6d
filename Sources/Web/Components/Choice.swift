/// A list to choose one thing from; opens with the keyboard, since it is the browser's own.
struct Choice: Sendable {
    /// One thing to choose.
    struct Option: Sendable {
        let value: String
        let label: String
        let isSelected: Bool
    }

    /// Things that belong together; `label` is nil for those that stand alone.
    struct Group: Sendable {
        let label: String
        let options: [Option]
        let isDisabled: Bool
    }

    let name: String
    let id: String
    let label: String
    let hint: String?
    let error: String?
    let isOptional: Bool
    let width: String
    let options: [Option]
    let groups: [Group]
    let describedBy: String?

    /// `id`: Where one of the same name may stand on the page, too.
    init(
        _ name: String, id: String? = nil, label: String, options: [(value: String, label: String)],
        selected: String = "", empty: String? = nil, groups: [Group] = [], hint: String? = nil, error: String? = nil,
        isOptional: Bool = false, width: String = "full"
    ) {
        self.name = name
        self.id = id ?? Field.identifier(name)
        self.label = label
        self.hint = hint
        self.error = error
        self.isOptional = isOptional
        self.width = width
        let first = empty.map { [Option(value: "", label: $0, isSelected: selected.isEmpty)] } ?? []
        self.options =
            first + options.map { Option(value: $0.value, label: $0.label, isSelected: $0.value == selected) }
        self.groups = groups
        describedBy = Field.describers(self.id, hint: hint, error: error)
    }
}

/// A box to tick; never ticked beforehand where it asks for something.
struct Tick: Sendable {
    let name: String
    let id: String
    let label: String
    let hint: String?
    let isTicked: Bool
    let describedBy: String?

    init(_ name: String, label: String, hint: String? = nil, isTicked: Bool = false) {
        self.name = name
        id = Field.identifier(name)
        self.label = label
        self.hint = hint
        self.isTicked = isTicked
        describedBy = Field.describers(id, hint: hint, error: nil)
    }
}
