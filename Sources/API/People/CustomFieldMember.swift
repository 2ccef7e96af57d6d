import Domain

/// A value in a field of the tenant on the wire: a text, a number, true or false; null removes it.
enum CustomFieldMember: Codable, Sendable {
    case cleared
    case value(CustomFieldValue)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .cleared
        } else if let flag = try? container.decode(Bool.self) {
            self = .value(.flag(flag))
        } else if let number = try? container.decode(Double.self) {
            self = .value(.number(number))
        } else {
            self = .value(.text(try container.decode(String.self)))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .cleared: try container.encodeNil()
        case .value(.text(let text)): try container.encode(text)
        case .value(.number(let number)): try container.encode(number)
        case .value(.flag(let flag)): try container.encode(flag)
        }
    }

    var value: CustomFieldValue? {
        if case .value(let value) = self { value } else { nil }
    }
}
