/// Several lines to type into.
struct TextArea: Sendable {
    let name: String
    let id: String
    let label: String
    let hint: String?
    let error: String?
    let value: String
    /// How many lines are shown.
    let rows: String
    let describedBy: String?

    init(
        _ name: String, label: String, value: String = "", hint: String? = nil, error: String? = nil,
        rows: Int = 4
    ) {
        self.name = name
        id = Field.identifier(name)
        self.label = label
        self.hint = hint
        self.error = error
        self.value = value
        self.rows = String(rows)
        describedBy = Field.describers(id, hint: hint, error: error)
    }
}
