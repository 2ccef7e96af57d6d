import Domain
import Texts

/// What a form on a list's page was refused for: the list is shown again with it.
struct ListProblem: Sendable {
    /// The id of the field that is to be mended: `town`, `columns`, `name`, `scope` or `label`.
    let field: String
    let text: String
    /// The label of the field in the summary.
    let label: String
    /// What was typed into the field.
    let typed: String
    /// Who was chosen.
    let selection: PeopleSelection?
    /// Whether a view was meant for everybody.
    var isShared = false
    /// The columns that were ticked.
    var columns: [ListColumn]?

    /// A town that is none.
    init(town typed: String, _ texts: Texts) {
        field = "town"
        text = texts.people.townOnly
        label = texts.people.town
        self.typed = typed
        selection = nil
    }

    /// More columns than a list has.
    init(columns: [ListColumn], _ texts: Texts) {
        field = "columns"
        text = texts.lists.tooManyColumns
        label = texts.lists.columns
        typed = ""
        selection = nil
        self.columns = columns
    }

    /// A view that was not saved.
    init(view refusal: Refusal, name: String, isShared: Bool, _ texts: Texts) {
        field = "name"
        text =
            refusal.code == RefusalCode.tooMany.rawValue ? texts.lists.tooManyViews : texts.lists.nameNeeded
        label = texts.lists.viewName
        typed = name
        selection = nil
        self.isShared = isShared
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

    /// What stands above the list; it leads to the field where the page has it, which those for several people need not.
    func summary(_ texts: Texts, hasSelection: Bool) -> ErrorSummary {
        let hasField = hasSelection || !["scope", "label"].contains(field)
        return ErrorSummary(texts, label: label, text: text, id: hasField ? field : nil)
    }
}
