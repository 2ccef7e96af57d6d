import Domain
import Texts

/// What a form on a list's page was refused for: the list is shown again with it.
struct ListProblem: Sendable {
    /// The id of the field that is to be mended: `town`, `scope` or `label`.
    let field: String
    let text: String
    /// The label of the field in the summary.
    let label: String
    /// What was typed into the field.
    let typed: String
    /// Who was chosen.
    let selection: PeopleSelection?

    /// A town that is none.
    init(town typed: String, _ texts: Texts) {
        field = "town"
        text = texts.people.townOnly
        label = texts.people.town
        self.typed = typed
        selection = nil
    }

    /// A refused choice of people, or of a tag for them.
    init(_ refusal: Refusal, _ selection: PeopleSelection, _ texts: Texts) {
        let t = texts.selection
        self.selection = selection
        typed = selection.label
        guard refusal.field == "scope" else {
            field = "label"
            label = t.tag
            text = texts.line(refusal)
            return
        }
        field = "scope"
        label = t.title
        text = refusal.code == RefusalCode.tooMany.rawValue ? t.tooMany : t.nobody
    }

    /// What stands above the list; it leads to the field where the page has it.
    func summary(_ texts: Texts, hasField: Bool) -> ErrorSummary {
        ErrorSummary(texts, label: label, text: text, id: hasField ? field : nil)
    }
}
