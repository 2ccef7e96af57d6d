import Domain
import Texts

/// The form for a field of the tenant; what never changes is asked for once.
struct FieldForm: Sendable {
    let t: VocabularyTexts
    let action: String
    let submit: String
    let version: String?
    let code: Field?
    let german: Field
    let english: Field
    let kind: Choice?
    let choices: Field?
    let purpose: Choice?
    let searchable: Tick
    let state: Choice?

    init(
        _ entry: FieldEntry, of field: CustomField? = nil, action: String, submit: String, purposes: [PurposeRules],
        refusal: Refusal? = nil, desk: Desk
    ) {
        let t = desk.texts.vocabulary
        self.t = t
        self.action = action
        self.submit = submit
        version = field.map { String($0.version) }
        func error(_ name: String) -> String? {
            refusal?.field == name ? refusal.map { desk.texts.line($0) } : nil
        }
        code =
            field == nil
            ? Field("code", label: t.code, value: entry.code, hint: t.codeHint, error: error("code"), width: "half")
            : nil
        german = Field("label.de", label: t.germanLabel, value: entry.german, error: error("label.de"), width: "half")
        english = Field(
            "label.en", label: t.englishLabel, value: entry.english, error: error("label.en"), width: "half")
        kind =
            field == nil
            ? Choice(
                "kind", label: t.kind,
                options: CustomField.Kind.allCases.map { ($0.rawValue, t.kinds[$0.rawValue] ?? $0.rawValue) },
                selected: entry.kind, error: error("kind"), width: "half") : nil
        choices =
            field == nil || field?.kind == .choice
            ? Field(
                "choices", label: t.choices, value: entry.choices, hint: t.choicesHint, error: error("choices"),
                isOptional: true, width: "full") : nil
        purpose =
            field == nil
            ? Choice(
                "purpose", label: t.purpose,
                options: purposes.filter(\.isActive).map { ($0.code, desk.name(of: $0)) }, selected: entry.purpose,
                error: error("purpose"), width: "half") : nil
        searchable = Tick("searchable", label: t.searchable, isTicked: entry.isSearchable)
        state = field.map { _ in
            Choice(
                "state", label: t.state,
                options: CustomField.State.allCases.map { ($0.rawValue, t.states[$0.rawValue] ?? $0.rawValue) },
                selected: entry.state, hint: t.stateHint, error: error("state"), width: "half")
        }
    }
}
