import Domain
import Operations
import Texts

extension Toast {
    /// What became of people who were to get a tag or to lose it; the way back changes only those who were changed.
    init(_ tagging: TaggingOutcomes.Tagging, of source: PeopleSource, desk: Desk) {
        let (outcome, tag, isRemoval) = (tagging.outcome, tagging.tag, tagging.isRemoval)
        let t = desk.texts.selection
        let count = outcome.changed.count
        let done = isRemoval ? t.untagged : t.tagged
        let title = count == 0 ? t.unchanged : done(desk.number(count), count == 1, tag.label)
        let others = [
            (outcome.unchanged.count, isRemoval ? t.lacked : t.had), (outcome.missing.count, t.missing),
            (outcome.refused.count, t.refused),
        ]
        let notes = others.filter { $0.0 > 0 }.map { $1(desk.number($0)) }
        self.init(
            Notice(
                title, notes.isEmpty ? nil : notes.joined(separator: " "),
                tone: outcome.refused.isEmpty && outcome.missing.isEmpty ? .given : .pending),
            undo: count == 0 ? nil : "/people/tags",
            with: source.fields + [
                HiddenField("ids", outcome.changed.map(\.person.path).joined(separator: ",")),
                HiddenField("tagId", tag.id.path), HiddenField("do", isRemoval ? "add" : "remove"),
            ], csrf: desk.csrf, texts: desk.texts)
    }
}
