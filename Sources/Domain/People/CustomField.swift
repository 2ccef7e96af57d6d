package import Foundation

/// A field that a tenant made for its people.
package struct CustomField: Sendable, Equatable {
    /// What its values are.
    package enum Kind: String, Sendable, CaseIterable, Codable {
        case text
        case number
        /// A day, as `2026-11-23`.
        case date
        /// One of its choices.
        case choice
        /// Yes or no.
        case flag
        /// An address in the web.
        case url
    }

    /// Whether new values are taken.
    package enum State: String, Sendable, CaseIterable, Codable {
        case active
        /// Values that are there stay and can be removed.
        case ended
    }

    /// The most fields a tenant has; a profile holds as many values.
    package static let maximum = PersonProfile.maximumCustomValues
    /// The most choices of a field.
    package static let maximumChoices = 100

    /// Its id; stands in people's profiles.
    package let id: UUID
    /// The camelCase name on the wire.
    package let code: String
    /// Its German name.
    package var germanLabel: String
    /// Its English name.
    package var englishLabel: String
    /// What its values are.
    package let kind: Kind
    /// What a `choice` offers, in order; empty for other kinds.
    package var choices: [String]
    /// Code of the purpose that its values serve.
    package let purpose: String
    /// When its values end.
    package let retentionClass: RetentionClass
    /// Whether the directory holds its values for search.
    package var searchable: Bool
    /// Whether new values are taken.
    package var state: State
    /// Grows with every change; the entity tag of HTTP.
    package let version: Int32
    /// When it was made.
    package let createdAt: Date

    /// Describes a field; ``validated()`` judges it.
    package init(
        id: UUID = UUID(), code: String, germanLabel: String, englishLabel: String, kind: Kind, choices: [String] = [],
        purpose: String, retentionClass: RetentionClass = .ground, searchable: Bool = false, state: State = .active,
        version: Int32 = 1, createdAt: Date
    ) {
        self.id = id
        self.code = code
        self.germanLabel = germanLabel
        self.englishLabel = englishLabel
        self.kind = kind
        self.choices = choices
        self.purpose = purpose
        self.retentionClass = retentionClass
        self.searchable = searchable
        self.state = state
        self.version = version
        self.createdAt = createdAt
    }
}

extension CustomField {
    /// The field with trimmed texts.
    ///
    /// Refuses a code that is no camelCase name of at most 40 letters and digits, empty labels, choices where there are
    /// none to make or none where there must be.
    package func validated() throws(Refusal) -> CustomField {
        guard (1...40).contains(code.utf8.count), let first = code.utf8.first, (97...122).contains(first),
            code.utf8.allSatisfy({ (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) })
        else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "code",
                rule: "A small letter, then letters and digits, at most 40.")
        }
        guard retentionClass == .ground else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "retentionClass",
                rule: "Values end with the reasons for keeping the person.")
        }
        var result = self
        result.germanLabel = try Self.label(germanLabel, at: "label.de")
        result.englishLabel = try Self.label(englishLabel, at: "label.en")
        result.choices = try validatedChoices()
        return result
    }

    private static func label(_ text: String, at path: String) throws(Refusal) -> String {
        guard let clean = try TextRule.clean(text, maximum: 100, at: path) else {
            throw Refusal(.invalid, RefusalCode.required, field: path, rule: "This field must not be empty.")
        }
        return clean
    }

    private func validatedChoices() throws(Refusal) -> [String] {
        guard kind == .choice || choices.isEmpty else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "choices", rule: "Only a choice has choices.")
        }
        guard choices.count <= Self.maximumChoices else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "choices", rule: "At most \(Self.maximumChoices) choices.")
        }
        var result: [String] = []
        for (index, choice) in choices.enumerated() {
            guard let clean = try TextRule.clean(choice, maximum: 200, at: "choices[\(index)]"), !result.contains(clean)
            else { continue }
            result.append(clean)
        }
        guard kind != .choice || !result.isEmpty else {
            throw Refusal(.invalid, RefusalCode.required, field: "choices", rule: "A choice needs at least one choice.")
        }
        return result
    }
}
