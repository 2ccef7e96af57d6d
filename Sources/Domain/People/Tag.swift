package import Foundation

/// A word of the tenant that people are filed under.
package struct Tag: Sendable, Equatable {
    /// The most tags a tenant has.
    package static let maximum = 500
    /// Bytes of a label.
    package static let labelBytes = 60

    /// Its id; stands in people's profiles.
    package let id: UUID
    /// What people read.
    package let label: String
    /// Grows with every change; the entity tag of HTTP.
    package let version: Int32
    /// When it was made.
    package let createdAt: Date

    /// Puts a tag together; ``clean(_:at:)`` judges its label.
    package init(id: UUID = UUID(), label: String, version: Int32 = 1, createdAt: Date) {
        self.id = id
        self.label = label
        self.version = version
        self.createdAt = createdAt
    }

    /// The label with single blanks; refuses an empty or long one, and commas and semicolons, which separate tags.
    package static func clean(_ label: String, at path: String) throws(Refusal) -> String {
        guard let text = try TextRule.clean(label, maximum: labelBytes, at: path) else {
            throw Refusal(.invalid, RefusalCode.required, field: path, rule: "This field must not be empty.")
        }
        guard !text.contains(where: { $0 == "," || $0 == ";" }) else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: path, rule: "A tag holds no comma and no semicolon.")
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The label as tags are compared: case, blanks and the two spellings of umlauts do not matter.
    package static func folded(_ label: String) -> String {
        let words = label.precomposedStringWithCompatibilityMapping.lowercased().split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ").reduce(into: "") { result, character in
            result += spellings[character] ?? String(character)
        }
    }

    private static let spellings: [Character: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe",
    ]
}
