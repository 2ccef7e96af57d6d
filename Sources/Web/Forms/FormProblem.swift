import Domain
import Texts

/// A refused form: the form's field, and why in everyday words.
struct FormProblem: Sendable {
    let field: String?
    let text: String
    let summary: ErrorSummary

    init(_ refusal: Refusal, entry: PersonEntry, choices: PersonChoices = PersonChoices(), texts: Texts) {
        field = entry.formField(of: refusal.field)
        text = texts.line(refusal)
        let last = field?.split(separator: ".").last.map(String.init)
        let isCustom = field?.hasPrefix("customFields.") == true
        summary = ErrorSummary(
            texts, label: last.map { Self.label($0, isCustom: isCustom, choices, texts) }, text: text,
            id: field.map(Field.identifier))
    }

    private static func label(_ name: String, isCustom: Bool, _ choices: PersonChoices, _ texts: Texts) -> String {
        let custom = isCustom ? choices.vocabulary.fields.first { $0.code == name } : nil
        return custom.map { PersonChoices.label($0, texts.language) } ?? texts.terms.field(name)
    }
}
