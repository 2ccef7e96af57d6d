/// A JSON text (RFC 8259) as a tree; numbers keep their digits until somebody asks for a type.
indirect enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members in the order of the text; names are unique.
    case object([JSONMember])

    /// What the value is, in the words of a rule text.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A member of a JSON object.
struct JSONMember: Sendable, Equatable {
    let name: String
    let value: JSONValue
}
