/// A line to type into.
struct Field: Sendable {
    let name: String
    let id: String
    let label: String
    let hint: String?
    let error: String?
    let value: String
    /// `text`, `email`, `tel`, `password`.
    let type: String
    /// What the browser may fill in; `off` wherever the data is somebody else's.
    let autocomplete: String
    /// The id of the list of words that the browser offers, which may be left aside.
    let suggestions: String?
    let isOptional: Bool
    /// The class of its width: `full`, `half`, `short`.
    let width: String
    /// The ids of hint and error, for screen readers.
    let describedBy: String?

    init(
        _ name: String, label: String, value: String = "", hint: String? = nil, error: String? = nil,
        type: String = "text", autocomplete: String = "off", suggestions: String? = nil, isOptional: Bool = false,
        width: String = "full"
    ) {
        self.name = name
        id = Self.identifier(name)
        self.label = label
        self.hint = hint
        self.error = error
        self.value = value
        self.type = type
        self.autocomplete = autocomplete
        self.suggestions = suggestions
        self.isOptional = isOptional
        self.width = width
        describedBy = Self.describers(id, hint: hint, error: error)
    }

    /// The ids of hint and error as `aria-describedby` lists them.
    static func describers(_ id: String, hint: String?, error: String?) -> String? {
        let ids = [error.map { _ in "\(id)-error" }, hint.map { _ in "\(id)-hint" }].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// A field's name as an id: `contactPoints[0].value` becomes `contactPoints-0-value`.
    static func identifier(_ name: String) -> String {
        let parts = name.split { $0 == "[" || $0 == "]" || $0 == "." }
        return parts.joined(separator: "-")
    }
}
