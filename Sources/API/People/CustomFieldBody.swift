import Domain
import Foundation

/// A field of the tenant on the wire.
struct CustomFieldBody: Encodable, Sendable {
    let id: String
    let code: String
    let label: CustomFieldLabel
    let kind: CustomField.Kind
    let choices: [String]
    let purpose: String
    let retentionClass: String
    let searchable: Bool
    let state: CustomField.State
    let version: Int32
    let createdAt: Date

    init(_ field: CustomField) {
        id = field.id.uuidString.lowercased()
        code = field.code
        label = CustomFieldLabel(de: field.germanLabel, en: field.englishLabel)
        kind = field.kind
        choices = field.choices
        purpose = field.purpose
        retentionClass = field.retentionClass.rawValue
        searchable = field.searchable
        state = field.state
        version = field.version
        createdAt = field.createdAt
    }
}

/// A name in both languages.
struct CustomFieldLabel: Codable, Sendable {
    let de: String
    let en: String
}
