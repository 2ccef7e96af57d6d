/// Boxes that belong together, of which some are ticked.
struct TickGroup: Sendable {
    let id: String
    let label: String
    let hint: String?
    let error: String?
    let ticks: [Tick]

    init(_ name: String, label: String, hint: String? = nil, error: String? = nil, ticks: [Tick]) {
        id = Field.identifier(name)
        self.label = label
        self.hint = hint
        self.error = error
        self.ticks = ticks
    }
}
