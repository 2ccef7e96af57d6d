import Domain
import Foundation

/// The body of `POST /custom-fields`.
struct CustomFieldRequest: Decodable, Sendable {
    let code: String
    let label: CustomFieldLabel
    let kind: CustomField.Kind
    let choices: [String]?
    let purpose: String
    let retentionClass: String?
    let searchable: Bool?

    /// The field; its values end with the person's last ground, which is the one class there is.
    func field(at now: Date) throws(Refusal) -> CustomField {
        guard let retention = RetentionClass(rawValue: retentionClass ?? RetentionClass.ground.rawValue) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "retentionClass")
        }
        return CustomField(
            code: code, germanLabel: label.de, englishLabel: label.en, kind: kind, choices: choices ?? [],
            purpose: purpose, retentionClass: retention, searchable: searchable ?? false, createdAt: now)
    }
}

/// The body of `PATCH /custom-fields/{id}`: what is absent stays.
struct CustomFieldPatch: Decodable, Sendable {
    let label: CustomFieldLabel?
    let choices: [String]?
    let searchable: Bool?
    let state: CustomField.State?

    func apply(to field: inout CustomField) {
        field.germanLabel = label?.de ?? field.germanLabel
        field.englishLabel = label?.en ?? field.englishLabel
        field.choices = choices ?? field.choices
        field.searchable = searchable ?? field.searchable
        field.state = state ?? field.state
    }
}
