import Domain
import Texts

/// A refused form: the form's field, and why in everyday words.
struct FormProblem: Sendable {
    let field: String?
    let text: String
    let summary: ErrorSummary

    init(_ refusal: Refusal, entry: PersonEntry, texts: Texts) {
        field = entry.formField(of: refusal.field)
        text = texts.line(refusal)
        let last = field?.split(separator: ".").last.map(String.init)
        summary = ErrorSummary(
            texts, label: last.map { texts.terms.field($0) }, text: text,
            id: field.map(Field.identifier))
    }
}
