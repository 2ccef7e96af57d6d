import Domain
import Texts

/// What can be done with people who are chosen in a list.
struct SelectionForm: Sendable {
    let t: SelectionTexts
    /// Which list it is.
    let hidden: [HiddenField]
    /// Whether everybody in the list is meant.
    let isWhole: Bool
    /// Why the choice was refused.
    let error: String?
    /// The tag to give or take; nil where the role does not change people.
    let label: Field?
    /// Labels of the tags that there are.
    let labels: [String]
    let mayExport: Bool

    /// Nil where the role can do nothing with several people.
    init?(_ source: PeopleSource, problem: ListProblem?, choices: PersonChoices, desk: Desk) {
        let mayTag = desk.actor.may(.peopleWrite)
        mayExport = desk.actor.may(.peopleExport)
        guard mayTag || mayExport else { return nil }
        t = desk.texts.selection
        hidden = source.fields
        isWhole = problem?.selection?.isWhole ?? false
        error = problem.flatMap { $0.field == "scope" ? $0.text : nil }
        label =
            mayTag
            ? Field(
                "label", label: t.tag, value: problem?.selection?.label ?? "",
                error: problem.flatMap { $0.field == "label" ? $0.text : nil }, suggestions: "tag-words")
            : nil
        labels = mayTag ? choices.vocabulary.tags.map(\.label) : []
    }
}
