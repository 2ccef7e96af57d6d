import Domain
import Texts

/// A refused form whose fields have the names that refusals use: the field, and why in everyday words.
struct SimpleProblem: Sendable {
    let field: String?
    let text: String
    let summary: ErrorSummary

    /// `shown` are the fields that the form has.
    init(_ refusal: Refusal, shown: [String], texts: Texts) {
        field = refusal.field.flatMap { shown.contains($0) ? $0 : nil }
        text = texts.line(refusal)
        summary = ErrorSummary(
            texts, label: field.map { texts.terms.field($0) }, text: text, id: field.map(Field.identifier))
    }
}
